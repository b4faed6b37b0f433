// Taro's real web components, each loaded when a test first draws it: their own entry loads all 95, 0.6 s a file.
const {
  createReactComponent,
} = require('@tarojs/components/lib/react/react-component-lib/createComponent')
const { manipulatePropsFunction } = require('@tarojs/components/lib/react/helper')
const { perName } = require('./per-name')

module.exports = perName((name) => {
  const tag = `taro${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-core`
  const { defineCustomElement } = require(`@tarojs/components/dist/components/${tag}`)
  return createReactComponent(tag, undefined, manipulatePropsFunction, defineCustomElement)
})
