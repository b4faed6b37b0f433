import type * as glassEasel from 'glass-easel'
import type { Failures } from '../failures'
import { button, type ButtonServices } from './button'
import { checkbox, label, picker, radio } from './choice'
import { define, type Sketch } from './define'
import { image } from './image'
import { navigator } from './navigator'
import { pageContainer } from './page-container'
import { canvas, text, view } from './plain'
import { scrollView } from './scroll-view'
import { input, textarea } from './typing'

export interface BuiltinServices extends ButtonServices {
  /** A file of the phone as the page's own images find it. */
  fileAddress(path: string): string
  go(kind: string, option: { url: string; delta: number }): void
}

/** The built-in components that the app uses; a template that names another one is refused before it runs. */
export function defineBuiltins(
  space: glassEasel.ComponentSpace,
  failures: Failures,
  services: BuiltinServices,
  templates: Readonly<Record<string, unknown>>,
): void {
  const sketches: Readonly<Record<string, Sketch>> = {
    view,
    text,
    canvas,
    image: image(services.fileAddress),
    input,
    textarea,
    label,
    checkbox,
    radio,
    picker,
    button: button(services),
    navigator: navigator(services.go),
    'scroll-view': scrollView,
    'page-container': pageContainer,
  }
  for (const [name, sketch] of Object.entries(sketches)) {
    const template = templates[`builtin/${name}`]
    define(space, name, template === undefined ? sketch : { ...sketch, template }, failures)
  }
}
