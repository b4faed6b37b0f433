import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of the tests: CHROMIUM where it is set, else an installed one, else the one of playwright. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return [...installed, chromium.executablePath()].find((file) => existsSync(file))
}

export const chromiumMissing =
  'No browser found. Install one: sudo apt-get install -y chromium fonts-noto-cjk   (or set CHROMIUM to its path)'

/** A headless browser that talks to nobody but the page under test. */
export function launchChromium() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(chromiumMissing)
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A microphone that beeps, and is allowed.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
}
