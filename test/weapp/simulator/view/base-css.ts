/** What WeChat's own sheet says of its elements, as far as pages can notice. 20 rem are the width of the screen. */
export function baseCss(phoneWidth: number): string {
  return `
* { margin: 0 }
[hidden] { display: none !important }
html { font-size: ${phoneWidth / 20}px; height: 100% }
body { font: 16px/1.4 sans-serif; height: 100%; -webkit-tap-highlight-color: transparent; overflow-wrap: break-word }
wx-page, wx-body { display: block; min-height: 100% }
wx-view, wx-label, wx-navigator, wx-picker, wx-canvas { display: block }
wx-label { display: inline }
wx-text { display: inline; white-space: pre-line }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
wx-image > img { display: block; width: 100%; height: 100% }
wx-image > img:not([src]) { visibility: hidden }
wx-canvas { width: 300px; height: 150px }
wx-scroll-view { display: block; width: 100% }
wx-button {
  position: relative; display: block; box-sizing: border-box; margin-left: auto; margin-right: auto;
  padding: 0 14px; font-size: 18px; line-height: 2.55555556; text-align: center; border-radius: 5px;
  overflow: hidden; color: #000; background-color: #f8f8f8
}
wx-button::after {
  content: ' '; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box;
  border: 1px solid rgba(0, 0, 0, .2); border-radius: 10px; transform: scale(.5); transform-origin: 0 0
}
wx-button[disabled] { color: rgba(0, 0, 0, .3) }
wx-input {
  display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden; text-overflow: clip; white-space: nowrap
}
wx-textarea { display: block; position: relative; width: 300px; height: 150px }
wx-input > input, wx-textarea > textarea {
  display: block; width: 100%; height: 100%; padding: 0; border: 0; outline: 0; resize: none; box-sizing: border-box;
  font: inherit; color: inherit; letter-spacing: inherit; text-align: inherit; background: none
}
wx-input > input::placeholder, wx-textarea > textarea::placeholder { color: grey }
wx-checkbox, wx-radio {
  display: inline-block; width: 22px; height: 22px; border: 1px solid #d1d1d1; border-radius: 3px; background: #fff
}
wx-radio { border-radius: 50% }
wx-checkbox[checked], wx-radio[checked] { background: #09bb07 }
`
}
