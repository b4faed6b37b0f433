/**
 * Built-in components with the attributes and events that WeChat documents for them:
 * https://developers.weixin.qq.com/miniprogram/dev/component/
 * Anything else in a template is a mistake that WeChat would pass over in silence.
 */
interface Documented {
  readonly attributes: readonly string[]
  readonly events: readonly string[]
}

const words = (text: string) => text.split(/\s+/).filter(Boolean)
const of = (attributes: string, events = ''): Documented => ({
  attributes: words(attributes),
  events: words(events),
})

const hover = 'hover-class hover-stop-propagation hover-start-time hover-stay-time'
const typing = `value password placeholder placeholder-style placeholder-class disabled maxlength cursor-spacing focus
  confirm-type confirm-hold cursor cursor-color selection-start selection-end adjust-position hold-keyboard`
const typingEvents = `input focus blur confirm keyboardheightchange selectionchange
  keyboardcompositionstart keyboardcompositionupdate keyboardcompositionend`

/** What Taro's templates carry beyond WeChat's pages; nothing sets them. */
const taroAlone = { button: 'business-id', input: 'auto-fill' }

export const documented: Readonly<Record<string, Documented>> = {
  view: of(hover),
  text: of('selectable user-select space decode overflow max-lines'),
  button: of(
    `size type plain disabled loading form-type open-type ${hover} lang session-from send-message-title
     send-message-path send-message-img app-parameter show-message-card phone-number-no-quota-toast need-show-entrance
     ${taroAlone.button}`,
    `getuserinfo contact getphonenumber getrealtimephonenumber createliveactivity error opensetting launchapp
     chooseavatar agreeprivacyauthorization`,
  ),
  image: of(
    'src mode webp lazy-load show-menu-by-longpress fade-in forceHttps force-https',
    'error load',
  ),
  input: of(
    `${typing} type auto-focus always-embed safe-password-cert-path safe-password-length safe-password-time-stamp
     safe-password-nonce safe-password-salt safe-password-custom-hash ${taroAlone.input}`,
    `${typingEvents} nicknamereview`,
  ),
  textarea: of(
    `${typing} auto-focus auto-height fixed show-confirm-bar disable-default-padding adjust-keyboard-to`,
    `${typingEvents} linechange`,
  ),
  label: of('for'),
  checkbox: of('value disabled checked color'),
  radio: of('value checked disabled color'),
  picker: of(
    'mode disabled range range-key value start end fields custom-item header-text level',
    'cancel change columnchange',
  ),
  navigator: of(
    `target url open-type delta app-id path extra-data version short-link ${hover}`,
    'success fail complete',
  ),
  'scroll-view': of(
    `scroll-x scroll-y upper-threshold lower-threshold scroll-top scroll-left scroll-into-view scroll-into-view-offset
     scroll-with-animation enable-back-to-top enable-passive enable-flex scroll-anchoring enhanced using-sticky
     paging-enabled refresher-enabled refresher-threshold refresher-default-style refresher-background
     refresher-triggered bounces show-scrollbar fast-deceleration type associative-container reverse clip cache-extent
     min-drag-distance scroll-into-view-within-extent scroll-into-view-alignment padding refresher-two-level-enabled
     refresher-two-level-triggered refresher-two-level-threshold refresher-two-level-close-threshold
     refresher-two-level-scroll-enabled refresher-ballistic-refresh-enabled refresher-two-level-pinned`,
    `scrolltoupper scrolltolower scroll dragstart dragging dragend refresherpulling refresherrefresh
     refresherrestore refresherabort scrollstart scrollend refresherwillrefresh refresherstatuschange`,
  ),
  'page-container': of(
    'show duration z-index overlay position round close-on-slide-down overlay-style custom-style',
    'beforeenter enter afterenter beforeleave leave afterleave clickoverlay',
  ),
  canvas: of('type canvas-id disable-scroll', 'error longtap'),
}

/** Names that WeChat keeps for itself, whether or not the simulator draws them. */
export const builtinNames: readonly string[] = [
  ...Object.keys(documented),
  ...words(
    `form checkbox-group radio-group switch swiper swiper-item rich-text root-portal icon progress slider picker-view picker-view-column video audio map camera web-view cover-view cover-image
     movable-area movable-view match-media page-meta navigation-bar keyboard-accessory live-player
     live-pusher ad open-data official-account editor share-element sticky-header sticky-section grid-view list-view`,
  ),
]

export const commonAttributes = new Set(
  words('id class style hidden slot animation name aria-role aria-label'),
)
export const commonEvents = new Set(
  words(
    `tap longpress longtap touchstart touchmove touchend touchcancel touchforcechange transitionend animationstart
     animationiteration animationend`,
  ),
)
