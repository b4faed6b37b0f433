// In place of Taro's parser of HTML. It would be in the package even so: some libraries take Taro's runtime as a whole.
export const parser = () => {
  throw new Error('innerHTML is not read in the mini-program')
}
