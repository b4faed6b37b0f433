export { writeCsv } from './csv'
export { readSheets } from './read'
export { writeXlsx } from './write'
