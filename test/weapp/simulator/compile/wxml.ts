import { commonAttributes, commonEvents, documented } from './documented'

/** Tags of the template language itself. */
const language = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot'])
const tagPattern =
  /<([a-z][\w-]*)((?:\s+[^\s=/>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/g
const attributePattern = /\s+([^\s=/>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/g
const eventPattern = /^(?:capture-)?(?:mut-)?(?:bind|catch):?([\w]+)$/

/** What a template names that WeChat does not document, one sentence each. */
export function undocumented(
  file: string,
  wxml: string,
  components: ReadonlySet<string>,
): string[] {
  const faults = new Set<string>()
  const code = wxml.replace(/<!--[\s\S]*?-->/g, '').replace(/(<wxs\b[^>]*>)[\s\S]*?<\/wxs>/g, '$1')
  for (const [, tag = '', rest = ''] of code.matchAll(tagPattern)) {
    if (language.has(tag) || components.has(tag)) continue
    const known = documented[tag]
    if (known === undefined) {
      faults.add(`${file}: <${tag}> is no built-in component of the simulator`)
      continue
    }
    for (const [, attribute = ''] of rest.matchAll(attributePattern)) {
      if (/^(?:wx:|data-|mark:|worklet:|generic:)/.test(attribute)) continue
      const event = eventPattern.exec(attribute)?.[1]
      if (event !== undefined) {
        if (!commonEvents.has(event) && !known.events.includes(event))
          faults.add(`${file}: <${tag}> has no event ${event}`)
      } else if (!commonAttributes.has(attribute) && !known.attributes.includes(attribute)) {
        faults.add(`${file}: <${tag}> has no attribute ${attribute}`)
      }
    }
  }
  return [...faults]
}
