require('./compiled-once')

module.exports = require('jest-environment-node')
