#!/bin/sh
# Intl's Chinese calendar, as ICU 78.2 counts it in some builds of Node, is a day off in some months: it puts the Spring
# Festival of 2027 on 7 February and that of 2030 on the 2nd. tyme4ts and lunar-typescript agree on the 6th and the 3rd,
# and on every other day of 1950 to 2050. Fails when ICU no longer does that, or when the two differ.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --ignore-scripts --no-audit --no-fund tyme4ts@1.5.2 lunar-typescript@1.8.6
cat > lunar.js <<'JS'
const { SolarDay } = require('tyme4ts')
const { Solar } = require('lunar-typescript')

const format = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })

/** 1-1 is the Spring Festival, 4bis-1 the first of a leap month. */
const byICU = (date) => {
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]))
  return `${parts.month}-${parts.day}`
}
const byTyme = (...day) => {
  const lunar = SolarDay.fromYmd(...day).getLunarDay()
  const month = lunar.getLunarMonth()
  return `${month.getMonth()}${month.isLeap() ? 'bis' : ''}-${lunar.getDay()}`
}
const byLunar = (...day) => {
  const lunar = Solar.fromYmd(...day).getLunar()
  const month = lunar.getMonth()
  return `${Math.abs(month)}${month < 0 ? 'bis' : ''}-${lunar.getDay()}`
}

const festivals = {}
let off = 0
let differ = 0
for (let date = new Date(Date.UTC(1950, 0, 1)); date.getUTCFullYear() <= 2050; date.setUTCDate(date.getUTCDate() + 1)) {
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  const [icu, tyme, lunar] = [byICU(date), byTyme(...day), byLunar(...day)]
  if (tyme !== lunar) differ++
  if (icu !== tyme) off++
  const of = (festivals[day[0]] ??= {})
  for (const [who, said] of Object.entries({ icu, tyme, lunar })) if (said === '1-1') of[who] = day.slice(1).join('-')
}
console.log(`node ${process.versions.node}, ICU ${process.versions.icu}, tyme4ts 1.5.2, lunar-typescript 1.8.6`)
for (const year of [2027, 2030]) {
  const { icu, tyme, lunar } = festivals[year]
  console.log(`Spring Festival of ${year}: ICU ${icu}, tyme4ts ${tyme}, lunar-typescript ${lunar}`)
}
console.log(`1950 to 2050: ICU is wrong on ${off} days; the two libraries differ on ${differ}`)
const still = festivals[2027].icu === '2-7' && festivals[2030].icu === '2-2'
const right = festivals[2027].tyme === '2-6' && festivals[2030].tyme === '2-3' && differ === 0
process.exit(still && right ? 0 : 1)
JS
node lunar.js
