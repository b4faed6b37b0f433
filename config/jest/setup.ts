import '@testing-library/jest-dom'
import { configure } from '@testing-library/react'

// Screens are tested as the web build runs them.
Object.assign(process.env, { TARO_ENV: 'h5' })

// Style sheets are not loaded: looking for what they hide finds nothing, and takes most of the time.
configure({ defaultHidden: true })

// The tests' document has no layout, and so nothing to scroll.
Element.prototype.scrollIntoView = () => undefined
