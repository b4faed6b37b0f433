import { statSync } from 'node:fs'
import path from 'node:path'
import { json, type AppJson, type Build } from './files'

/**
 * Our own limits, far inside WeChat's 2 MB a package and 20 MB in all: the main package is what a villager on a weak
 * network waits for.
 */
const mainLimitKb = 600
const subPackageLimitKb = 300
const totalLimitKb = 20 * 1024

export interface PackageSize {
  name: string
  bytes: number
  limitKb: number
}

export function sizes(build: Build): PackageSize[] {
  const { subPackages = [] } = json<AppJson>(build, 'app.json')
  const roots = subPackages.map(({ root }) => `${root.replace(/\/$/, '')}/`)
  const bytes = new Map<string, number>(['main', ...roots].map((name) => [name, 0]))
  for (const file of build.files) {
    const name = roots.find((root) => file.startsWith(root)) ?? 'main'
    bytes.set(name, (bytes.get(name) ?? 0) + statSync(path.join(build.dir, file)).size)
  }
  const packages = [...bytes].map(([name, sum]) => ({
    name,
    bytes: sum,
    limitKb: name === 'main' ? mainLimitKb : subPackageLimitKb,
  }))
  const total = packages.reduce((sum, one) => sum + one.bytes, 0)
  return [...packages, { name: 'total', bytes: total, limitKb: totalLimitKb }]
}

export function tooLarge(all: PackageSize[]): string[] {
  return all
    .filter(({ bytes, limitKb }) => bytes > limitKb * 1024)
    .map(({ name, bytes, limitKb }) => `size: ${name} has ${kb(bytes)}, allowed are ${limitKb} KB`)
}

export function kb(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}
