import { defineCapability } from '../common/capability'
import { answer, approve, file, object, reject, withdraw } from './deeds'
import { deedsDocuments } from './documents'
import { waiting } from './objections'
import { filed, inPublicity, mine, read, todo } from './read'

export const deeds = defineCapability({
  name: 'deeds',
  calls: {
    'deeds.file': file,
    'deeds.approve': approve,
    'deeds.reject': reject,
    'deeds.withdraw': withdraw,
    'deeds.object': object,
    'deeds.answer': answer,
    'deeds.objections': waiting,
    'deeds.read': read,
    'deeds.todo': todo,
    'deeds.inPublicity': inPublicity,
    'deeds.mine': mine,
    'deeds.filed': filed,
  },
  collections: deedsDocuments,
})
