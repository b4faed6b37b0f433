// Stands for a library that needs a canvas, which jsdom has not.
export default () => null
