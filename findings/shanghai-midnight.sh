#!/bin/sh
# A birthday that a program in China writes into a spreadsheet as a JavaScript date is not the day that it was:
# ExcelJS writes 16:00 of the day before, SheetJS 43 seconds past midnight. Whoever cuts the time of day off is a day
# early for the one and right for the other. Fails when either of them no longer does that.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --ignore-scripts --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5
cat > dates.js <<'JS'
const ExcelJS = require('exceljs')
const SheetJS = require('xlsx')

/** What stands in A1 of a workbook. */
const written = (bytes) => SheetJS.read(bytes).Sheets.a.A1.v

async function main() {
  const day = new Date(1965, 2, 5)
  const book = new ExcelJS.Workbook()
  book.addWorksheet('a').getCell('A1').value = day
  const byExcelJS = written(await book.xlsx.writeBuffer())
  const sheet = SheetJS.utils.aoa_to_sheet([[day]])
  const bySheetJS = written(SheetJS.write({ SheetNames: ['a'], Sheets: { a: sheet } }, { type: 'buffer' }))
  console.log(`node ${process.versions.node}, exceljs 4.4.0, xlsx ${SheetJS.version}, TZ ${process.env.TZ}`)
  console.log('5 March 1965 is day 23806 of a spreadsheet')
  console.log(`ExcelJS writes ${byExcelJS}: ${((23806 - byExcelJS) * 24).toFixed(2)} hours before it`)
  console.log(`SheetJS writes ${bySheetJS}: ${((bySheetJS - 23806) * 86400).toFixed(2)} seconds after it`)
  const still = Math.abs(23806 - byExcelJS - 8 / 24) < 1e-6 && Math.abs(bySheetJS - 23806 - 43 / 86400) < 1e-6
  process.exit(still ? 0 : 1)
}
main()
JS
TZ=Asia/Shanghai node dates.js
