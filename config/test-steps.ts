export interface Step {
  script: string
  about: string
  /** Counts its tests; any other step counts as one. */
  jest?: boolean
}

/** Stages one after the other; lanes of a stage side by side, since each of these steps uses one core. */
export const stages: Step[][][] = [
  [
    [{ script: 'lint', about: 'rules of the code' }],
    [
      { script: 'format:check', about: 'layout of the code' },
      { script: 'typecheck', about: 'types, and what the domain may know' },
      { script: 'walls', about: 'who may import whom' },
    ],
  ],
  [[{ script: 'test:fast', about: 'domain, components, tidiness', jest: true }]],
  [
    [
      {
        script: 'test:screens',
        about: 'whole pages against answers that a test gives',
        jest: true,
      },
    ],
  ],
  [[{ script: 'test:dates:cheap', about: 'what reads the day, on days where that goes wrong' }]],
  [[{ script: 'size:functions', about: 'the cloud functions, and what their cold start loads' }]],
  [[{ script: 'test:long', about: 'stores, services against a model, the demo', jest: true }]],
  [[{ script: 'test:crash', about: 'kill and restart', jest: true }]],
  // Alone: the ratio wants a machine that does nothing else.
  [[{ script: 'bench', about: 'ratios, growth and memory within one run' }]],
  [
    [
      { script: 'build:web', about: 'the web app' },
      { script: 'size:web', about: 'what the first web page loads' },
      {
        script: 'gate:web',
        about: 'what the oldest phones can run of it, and whether its pictures are there',
      },
    ],
    [
      { script: 'build:weapp', about: 'the mini-program' },
      { script: 'gate:weapp', about: 'WeChat’s compilers, links and sizes' },
    ],
  ],
  [[{ script: 'test:journeys', about: 'what people do, in Chromium', jest: true }]],
]

/** Commands that are no step, and why. */
export const notSteps: Readonly<Record<string, string>> = {
  test: 'runs the steps',
  start: 'the journeys start it',
  serve: 'the crash tests start it',
  dev: 'watches until it is stopped',
  'dev:weapp': 'watches until it is stopped',
  gallery: 'watches until it is stopped',
  hooks: 'changes the settings of a clone',
  format: 'changes files; format:check is the step',
  'build:functions': 'size:functions builds and measures the same',
  deploy: 'wants an account; test/cloudbase/deploy runs it on a loopback',
  'keep:release': 'once a release; test/kept opens what it made',
  notice: 'writes NOTICE; a test holds it to the lock file',
  found: 'wants an account; test/cloudbase/deploy runs it on a loopback',
  upload: 'wants an account',
  'test:changed': 'a part of the steps, for whoever is at work',
  'test:dates': 'takes half an hour; test:dates:cheap is the step',
  'bench:web': 'waits minutes for a weak network, beside a build of an older commit',
  'test:mutants': 'takes an hour; a sample of changes, tried by hand',
  'test:mutations':
    'breaks the store in many ways, one after the other: minutes, and only when the adapter changes',
}
