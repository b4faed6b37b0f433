/** primaryColor → primary-color, in place of lodash.kebabcase (config/index.ts). */
module.exports = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
