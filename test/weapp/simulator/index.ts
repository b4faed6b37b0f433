import { launchChromium } from '../../../config/chromium'
import { compile } from './compile'
import type { PhoneCloud } from './host/cloud'
import { openPhone, type SimulatedPhone } from './host/phone'
import type { Payload, PhoneSpec } from './payload'

export type { PhoneCloud } from './host/cloud'
export type { SimulatedPhone } from './host/phone'

export const usualPhone: PhoneSpec = { width: 375, height: 812 }

export interface Simulator {
  phone(options: {
    cloud: PhoneCloud
    spec?: PhoneSpec
    port?: number
    launch?: Payload['launch']
    onClose?: () => void
  }): Promise<SimulatedPhone>
  close(): Promise<void>
}

/** Runs a built mini-program on simulated phones; a template that WeChat would not understand is refused here. */
export async function startSimulator(folder = 'dist/weapp'): Promise<Simulator> {
  const byWidth = new Map<number, ReturnType<typeof compile>>()
  const compiledFor = (width: number) => {
    const known = byWidth.get(width) ?? compile(folder, width)
    byWidth.set(width, known)
    if (known.faults.length > 0) throw new Error(known.faults.join('\n'))
    return known
  }
  const browser = await launchChromium()
  const phones = new Set<SimulatedPhone>()
  return {
    async phone({ spec = usualPhone, ...options }) {
      const compiled = compiledFor(spec.width)
      const phone = await openPhone({ ...options, browser, compiled, folder, spec })
      phones.add(phone)
      return phone
    },
    async close() {
      for (const phone of phones) await phone.close()
      await browser.close()
    },
  }
}
