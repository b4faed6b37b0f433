/** A module whose exports are loaded one by one, each when it is first used. `default` answers the same by name. */
exports.perName = function perName(load) {
  const loaded = new Map([['__esModule', true]])
  const module = new Proxy(loaded, {
    get(_, name) {
      if (!loaded.has(name)) loaded.set(name, load(name))
      return loaded.get(name)
    },
  })
  loaded.set('default', module)
  return module
}
