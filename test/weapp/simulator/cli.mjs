#!/usr/bin/env node
// Stands in for `cli` of WeChat's DevTools, so that automator.launch({ cliPath }) starts the simulator:
// cli auto --project FOLDER --auto-port PORT
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')
const args = process.argv.slice(2)
const run = ['config/run-ts.mjs', 'test/weapp/simulator/launched.ts', ...args]
const child = spawn(process.execPath, run, { cwd: root, stdio: 'ignore', detached: true })
child.unref()
