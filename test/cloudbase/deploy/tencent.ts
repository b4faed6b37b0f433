import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSigned } from './signature'

interface StoredFunction {
  FunctionName: string
  Description: string
  Runtime: string
  Timeout: number
  MemorySize: number
  Status: string
  Environment: { Variables: { Key: string; Value: string }[] }
  Triggers: { TriggerName: string; Type: string; TriggerDesc: string }[]
  InstallDependency: string
  /** The zip as it came. */
  code: Buffer
}

interface StoredIndex {
  Name: string
  Unique: boolean
  Keys: { Name: string; Direction: string }[]
}

/** Tencent's management API on this machine, as far as a deployment sees it. */
export interface Tencent {
  readonly url: string
  readonly tables: Map<string, StoredIndex[]>
  readonly functions: Map<string, StoredFunction>
  /** `<type>:<resource>` → what was set. */
  readonly permissions: Map<string, { Permission: string; SecurityRule?: string }>
  /** Actions in the order of arrival. */
  readonly asked: string[]
  /** Actions that are refused, each with its code. */
  readonly refused: Map<string, string>
  close(): Promise<void>
}

export const secretId = 'AKIDdeploy'
export const secretKey = 'deploy-secret'
export const envId = 'zhiqi-test'
export const bucket = '7a68-zhiqi-test-1250000000'
export const filesDomain = `${bucket}.tcb.qcloud.la`
/** Actions that change something. */
export const changing = /^(Create|Update|Modify|Delete|BatchCreate)/

type Params = Record<string, unknown> & {
  TableName: string
  FunctionName: string
  ResourceType: string
  Resource?: string
  SecurityRule?: string
}

class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export async function startTencent(): Promise<Tencent> {
  const tables: Tencent['tables'] = new Map()
  const functions: Tencent['functions'] = new Map()
  const permissions: Tencent['permissions'] = new Map()
  const asked: string[] = []
  const refused: Tencent['refused'] = new Map()
  const actions = {
    ...tableActions(tables),
    ...functionActions(functions),
    ...permissionActions(permissions),
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const action = String(request.headers['x-tc-action'])
      let answer: object
      try {
        const id = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1]
        if (id !== secretId) throw new Refused('AuthFailure.SecretIdNotFound', 'no such SecretId')
        if (!isSigned(request, body, secretKey))
          throw new Refused('AuthFailure.SignatureFailure', 'the signature is wrong')
        asked.push(action)
        const code = refused.get(action)
        if (code) throw new Refused(code, 'refused by the test')
        const params = JSON.parse(body) as Params
        const act = actions[action]
        if (!act) throw new Refused('InvalidAction', `no action ${action}`)
        answer = act(params)
      } catch (error) {
        const { code, message } = error as Error & { code?: string }
        answer = { Error: { Code: code ?? 'InternalError', Message: message } }
      }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ Response: { RequestId: 'r', ...answer } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    tables,
    functions,
    permissions,
    asked,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Actions = Readonly<Record<string, (params: Params) => object>>

function tableActions(tables: Tencent['tables']): Actions {
  const found = ({ TableName }: Params) => {
    const indexes = tables.get(TableName)
    if (!indexes) throw new Refused('ResourceNotFound', `table ${TableName} not exist`)
    return indexes
  }
  return {
    DescribeEnvInfo({ EnvId }) {
      if (EnvId !== envId)
        throw new Refused('InvalidParameter.EnvId', `env ${String(EnvId)} not found`)
      const EnvBaseInfo = {
        EnvId,
        Databases: [{ InstanceId: 'tnt-1', Status: 'RUNNING' }],
        Functions: [{ Namespace: EnvId, Region: 'ap-shanghai' }],
        Storages: [{ Bucket: bucket, Region: 'ap-shanghai', CdnDomain: filesDomain }],
        LogServices: [],
      }
      return { EnvInfo: { EnvBaseInfo, ...EnvBaseInfo } }
    },
    ListTables({ MgoLimit, MgoOffset }) {
      const names = [...tables.keys()].slice(
        Number(MgoOffset),
        Number(MgoOffset) + Number(MgoLimit),
      )
      return names.length ? { Tables: names.map((TableName) => ({ TableName })) } : { Tables: null }
    },
    CreateTable({ TableName }) {
      if (tables.has(TableName)) throw new Refused('ResourceInUse', `table ${TableName} exists`)
      tables.set(TableName, [
        { Name: '_id_', Unique: false, Keys: [{ Name: '_id', Direction: '1' }] },
      ])
      return {}
    },
    DescribeTable: (params) => ({ Indexes: found(params), IndexNum: found(params).length }),
    UpdateTable(params) {
      const indexes = found(params)
      const { CreateIndexes = [] } = params as unknown as {
        CreateIndexes?: {
          IndexName: string
          MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: StoredIndex['Keys'] }
        }[]
      }
      for (const { IndexName, MgoKeySchema } of CreateIndexes) {
        if (indexes.some(({ Name }) => Name === IndexName))
          throw new Refused('ResourceInUse', `index ${IndexName} exists`)
        indexes.push({
          Name: IndexName,
          Unique: MgoKeySchema.MgoIsUnique,
          Keys: MgoKeySchema.MgoIndexKeys,
        })
      }
      return {}
    },
  }
}

function functionActions(functions: Tencent['functions']): Actions {
  const found = ({ FunctionName }: Params) => {
    const stored = functions.get(FunctionName)
    if (!stored)
      throw new Refused('ResourceNotFound.Function', `function ${FunctionName} does not exist`)
    return stored
  }
  const zipOf = ({ Code }: Params) => {
    const zip = Buffer.from(String((Code as { ZipFile?: string }).ZipFile), 'base64')
    if (zip.length > 1.5 * 1024 * 1024) throw new Refused('InvalidParameterValue.Code', 'too large')
    return zip
  }
  return {
    GetFunction(params) {
      const { code, ...stored } = found(params)
      return { ...stored, CodeSize: code.length }
    },
    CreateFunction(params) {
      if (functions.has(params.FunctionName))
        throw new Refused('ResourceInUse.FunctionName', 'the function exists')
      const stored = {
        ...(params as unknown as StoredFunction),
        Status: 'Active',
        Triggers: [],
        code: zipOf(params),
      }
      functions.set(params.FunctionName, stored)
      return {}
    },
    UpdateFunctionCode(params) {
      found(params).code = zipOf(params)
      return {}
    },
    UpdateFunctionConfiguration(params) {
      const { Description, Timeout, MemorySize, Environment } = params as unknown as StoredFunction
      Object.assign(found(params), { Description, Timeout, MemorySize, Environment })
      return {}
    },
    BatchCreateTrigger(params) {
      const { Triggers } = found(params)
      const wanted = JSON.parse(String(params.Triggers)) as StoredFunction['Triggers']
      for (const { TriggerName, Type, TriggerDesc } of wanted)
        Triggers.push({ TriggerName, Type, TriggerDesc: JSON.stringify({ cron: TriggerDesc }) })
      return {}
    },
  }
}

function permissionActions(permissions: Tencent['permissions']): Actions {
  const key = (type: string, resource = '') => `${type}:${resource}`
  return {
    ModifyResourcePermission({ ResourceType, Resource, Permission, SecurityRule }) {
      permissions.set(key(ResourceType, Resource), {
        Permission: String(Permission),
        ...(SecurityRule === undefined ? {} : { SecurityRule }),
      })
      return { Data: { Success: true } }
    },
    DescribeResourcePermission({ ResourceType, Resources = [''] }) {
      const PermissionList = (Resources as string[]).flatMap((Resource) => {
        const set = permissions.get(key(ResourceType, Resource))
        return set ? [{ ResourceType, Resource, ...set }] : []
      })
      return { Data: { TotalCount: PermissionList.length, PermissionList } }
    },
  }
}
