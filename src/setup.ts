import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { config } from 'zod/mini'

// Mini-programs forbid `new Function`, which zod's compiler would try.
config({ jitless: true })
dayjs.locale('zh-cn')
