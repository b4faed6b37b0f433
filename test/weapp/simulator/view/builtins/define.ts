import * as glassEasel from 'glass-easel'
import { documented } from '../../compile/documented'
import type { Failures } from '../failures'

export type Values = Readonly<Record<string, unknown>>
type PropertyType = StringConstructor | BooleanConstructor | NumberConstructor | null

/** A built-in component while it stands in a page. */
export interface Builtin {
  readonly dom: HTMLElement
  readonly values: Values
  /** Fires an event of the component; it does not bubble, as WeChat's own do not. */
  fire(type: string, detail?: object): void
  set(values: Values): void
  readonly failures: Failures
}

/** What the automator may ask of a built-in component, such as input.input. */
export type Abilities = Record<string, (...args: never[]) => unknown>

export interface Sketch {
  readonly types?: Readonly<Record<string, PropertyType>>
  /** Called once when the component stands in the page; may say what an automator can do with it. */
  readonly attached?: (self: Builtin) => Abilities | undefined
  /** Called when a property has changed, after `attached`. */
  readonly changed?: Readonly<Record<string, (self: Builtin, value: unknown) => void>>
  readonly template?: unknown
}

const abilities = new WeakMap<Element, Abilities>()

export function abilitiesOf(dom: Element): Abilities {
  return abilities.get(dom) ?? {}
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const common: Record<string, PropertyType> = {
  hidden: Boolean,
  ariaLabel: String,
  ariaRole: String,
  animation: null,
  name: String,
}

/** Makes a built-in component known under its name in every template. */
export function define(
  space: glassEasel.ComponentSpace,
  name: string,
  sketch: Sketch,
  failures: Failures,
): void {
  const attributes = documented[name]?.attributes.map(camel) ?? []
  const types: Record<string, PropertyType> = {
    ...common,
    ...Object.fromEntries(attributes.map((attribute) => [attribute, null])),
    ...sketch.types,
  }
  // As in WeChat, what an attribute is not given counts as nothing at all, not as a text of the wrong type.
  for (const [property, type] of Object.entries(types)) if (type === String) types[property] = null
  const standing = new WeakMap<object, Builtin>()
  const changed: NonNullable<Sketch['changed']> = { ...spoken, ...sketch.changed }
  const component = space.defineComponent({
    is: name,
    ...(sketch.template === undefined ? {} : { template: sketch.template as never }),
    properties: types as never,
    observers: Object.fromEntries(
      Object.entries(changed).map(([property, react]) => [
        property,
        function (this: object, value: unknown) {
          const self = standing.get(this)
          if (self) react(self, value ?? '')
        },
      ]),
    ) as never,
    lifetimes: {
      attached(this: glassEasel.GeneralComponent) {
        const self = builtin(this, failures)
        standing.set(this, self)
        const able = sketch.attached?.(self)
        if (able) abilities.set(self.dom, able)
        for (const [property, react] of Object.entries(changed)) {
          const value = self.values[property]
          if (value !== undefined && value !== '' && value !== false && value !== null)
            react(self, value)
        }
      },
    } as never,
  })
  space.setGlobalUsingComponent(name, component.general())
}

function builtin(component: glassEasel.GeneralComponent, failures: Failures): Builtin {
  return {
    dom: component.getBackendElement() as unknown as HTMLElement,
    failures,
    get values() {
      return component.data as Values
    },
    fire: (type, detail = {}) => {
      component.triggerEvent(type, detail, {})
    },
    set: (values) => {
      component.setData(values as never)
    },
  }
}

/** What every component tells the browser: hidden or not, and what a screen reader says of it. */
const spoken: NonNullable<Sketch['changed']> = {
  hidden: ({ dom }, value) => dom.toggleAttribute('hidden', Boolean(value)),
  ariaLabel: ({ dom }, value) => attribute(dom, 'aria-label', value),
  ariaRole: ({ dom }, value) => attribute(dom, 'role', value),
}

function attribute(dom: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') dom.setAttribute(name, value)
  else dom.removeAttribute(name)
}
