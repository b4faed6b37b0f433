// Stands for libraries that need a canvas or a video, which jsdom has not.
export default () => null
