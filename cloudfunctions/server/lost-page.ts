/** For an address of no page and no file: what a person reads who typed it or followed an old link. */
export const lostPage = `<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>没有这一页 · 志气榜</title>
  <style>
    body { max-width: 560px; margin: 15vh auto; padding: 0 20px; background: #f7f2e7; color: #2b2521; font: 17px/1.6 sans-serif; text-align: center; }
    h1 { font: 700 25px/1.4 'Songti SC', 'Noto Serif CJK SC', serif; }
    a { display: inline-block; min-width: 120px; padding: 12px 20px; border: 1px solid #b92d1b; border-radius: 6px; color: #b92d1b; text-decoration: none; }
  </style>
  <h1>没有这一页</h1>
  <p>网址可能没抄全，或者这一页已经不用了。</p>
  <p><a href="/">去看榜</a></p>
</html>
`
