// Taro's real web components, each loaded when a test first draws it: their own entry loads all 95, 0.6 s a file.
const { createElement, forwardRef, useLayoutEffect } = require('react')
const { setPlatformHelpers } = require('@stencil/core/internal/client')
const {
  createReactComponent,
} = require('@tarojs/components/lib/react/react-component-lib/createComponent')
const { manipulatePropsFunction } = require('@tarojs/components/lib/react/helper')
const { perName } = require('./per-name')

const frames = []
const draw = () => {
  while (frames.length > 0) frames.shift()()
}
setPlatformHelpers({
  raf: (frame) => {
    frames.push(frame)
    requestAnimationFrame(draw)
  },
})

/** The browser's input inside stands with the render, not a frame later, so that a test finds it by its label. */
const atOnce = (Component) =>
  forwardRef((props, ref) => {
    useLayoutEffect(draw)
    return createElement(Component, { ...props, ref })
  })

module.exports = perName((name) => {
  const tag = `taro${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-core`
  const { defineCustomElement } = require(`@tarojs/components/dist/components/${tag}`)
  const Component = createReactComponent(
    tag,
    undefined,
    manipulatePropsFunction,
    defineCustomElement,
  )
  return name === 'Input' || name === 'Textarea' ? atOnce(Component) : Component
})
