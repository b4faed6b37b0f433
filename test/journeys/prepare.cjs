const { execFileSync } = require('node:child_process')
const path = require('node:path')

const install = JSON.stringify(path.resolve(__dirname, '../clock/install.cjs'))

/** What the files of journeys have in common, made once before they run side by side. */
module.exports = () => {
  const run = (...args) =>
    execFileSync(process.execPath, args, {
      cwd: path.resolve(__dirname, '../..'),
      env: { ...process.env, NODE_OPTIONS: `--require ${install}` },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  run('config/functions/built.mjs')
  run('config/run-ts.mjs', 'test/journeys/prepare.ts')
}
