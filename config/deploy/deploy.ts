import type CloudBase from '@cloudbase/manager-node'
import { applyStep, readCloud } from './cloud'
import { planOf, type Plan, type Step } from './plan'
import { told, toldStep } from './told'
import type { Wanted } from './wanted'

export interface DeployOptions {
  readonly manager: CloudBase
  readonly wanted: Wanted
  /** Where the functions were built. */
  readonly built: string
  readonly dryRun: boolean
  readonly say: (line: string) => void
}

const atOnce = 4

/** Reads the environment, tells what is missing and, unless this is a dry run, makes it. */
export async function deploy({
  manager,
  wanted,
  built,
  dryRun,
  say,
}: DeployOptions): Promise<Plan> {
  const found = await readCloud(manager, wanted)
  const plan = planOf(wanted, found)
  for (const line of told(plan)) say(line)
  if (plan.steps.length === 0) say('环境已经和声明一致，没有要做的')
  else if (dryRun) say(`共 ${String(plan.steps.length)} 步；这是试运行，什么都没有改`)
  else {
    for (const lane of lanesOf(plan.steps)) await inLanes(manager, lane, built)
    say(`部署完成，做了 ${String(plan.steps.length)} 步`)
  }
  if (found.filesDomain)
    say(
      `云存储域名 https://${found.filesDomain}：要加到公众平台的 downloadFile 合法域名里，才能打开表格`,
    )
  return plan
}

/** Collections first, each one's steps in their order, then the storage, then the functions, then who may call them. */
function lanesOf(steps: readonly Step[]): Step[][][] {
  const collections = new Map<string, Step[]>()
  const functions = new Map<string, Step[]>()
  const storage: Step[] = []
  const last: Step[] = []
  const add = (to: Map<string, Step[]>, key: string, step: Step) =>
    to.set(key, [...(to.get(key) ?? []), step])
  for (const step of steps) {
    if ('collection' in step) add(collections, step.collection, step)
    else if ('wanted' in step) add(functions, step.wanted.name, step)
    else if ('name' in step) add(functions, step.name, step)
    else if (step.kind === 'setStorageRule') storage.push(step)
    else last.push(step)
  }
  return [[...collections.values()], [storage], [...functions.values()], [last]]
}

async function inLanes(manager: CloudBase, lanes: Step[][], built: string): Promise<void> {
  const waiting = [...lanes]
  const work = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift())
      for (const step of lane)
        await applyStep(manager, step, built).catch((error: unknown) => {
          throw new StepFailed(toldStep(step), error)
        })
  }
  // What is under way is waited for, so that after a failure nothing changes any more.
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, work))
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}

export class StepFailed extends Error {
  constructor(step: string, cause: unknown) {
    super(step, { cause })
  }
}
