"""The text as the grammar of figures reads it: simplified characters, half-width digits, one kind of blank and dash.

A shadow has the length of its text, so that an offset in one is an offset in the other; quotes and names are always
cut from the text itself.
"""

import re

from tui.facts.lazy import lazy

_TRADITIONAL = (
    "億亿萬万兩两點点幾几數数個个幣币圓圆鎊镑盧卢銖铢蘭兰紐纽韓韩歐欧馬马較较長长漲涨減减環环約约達达過过餘余來来"
    "續续雙双鐘钟時时歲岁間间隻只輛辆臺台檯台條条張张項项戶户處处噸吨頓顿擔担釐厘裏里裡里畝亩頃顷標标準准層层棟栋"
    "針针劑剂場场單单筆笔輪轮門门級级節节獲获於于無无為为與与從从後后應应將将預预計计擴扩縮缩壓压躍跃創创總总額额"
    "營营業业虧亏損损淨净產产銷销價价職职貿贸進进資资貸贷債债儲储財财務务險险銀银證证農农國国際际聯联調调報报種种"
    "類类頭头顆颗員员團团區区鄉乡縣县鎮镇廠厂車车飛飞機机組组從从當当會会開开關关現现實实際际據据稱称說说發发佈布"
    "對对動动勞劳電电氣气號号樓楼週周滿满僅仅較较幾几衝冲擊击紅红綠绿線线書书買买賣卖興兴備备華华陸陆龍龙鋼钢鐵铁"
    "錢钱塊块陰阴陽阳齊齐繼继維维護护認认識识訊讯設设訂订評评試试詢询該该詳详誤误請请讓让邊边遠远運运遞递選选還还"
    "錄录鏈链顯显題题願愿風风驗验體体齡龄復复復复轉转軍军輸输輕轻攤摊佔占穩稳積积稅税稱称窮穷築筑簽签紀纪紙纸終终"
    "結结給给統统經经綜综緊紧緩缓網网縱纵徵征極极構构樣样檢检權权歸归殘残沒没決决況况測测滬沪漢汉潤润濟济灣湾災灾"
    "熱热獎奖環环畢毕異异療疗盡尽監监確确礦矿禮礼離离積积競竞節节範范籌筹糧粮細细織织繳缴聞闻職职脫脱舉举艦舰藝艺"
    "處处衛卫補补裝装規规視视親亲觀观覺觉觸触變变參参歷历曆历攝摄華华羅罗錫锡鎳镍鋁铝銅铜鈷钴鋰锂係系鬆松鬥斗劃划"
    "劑剂勵励匯汇協协卻却參参叢丛嚴严嘆叹壘垒壞坏夠够奪夺奮奋婦妇學学寧宁審审寫写寬宽屆届屬属島岛崗岗嶺岭幹干庫库"
    "廣广強强彈弹徹彻態态憶忆慮虑戰战戲戏擁拥擇择擬拟擾扰敗败敵敌斷断暫暂術术條条東东楊杨歡欢殺杀毀毁氫氢潔洁澤泽"
    "侖仑參参陳陈隨随隱隐難难雜杂靈灵靜静順顺領领頻频顧顾館馆驚惊鬧闹鮮鲜麗丽麥麦黃黄黨党揚扬呎呎吋吋"
)
TRADITIONAL = dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True))
"""Traditional characters of the words of figures, with the simplified ones."""
_FULL = {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "!(),:;?[]{}<>\"'"}
_ODD = {
    **TRADITIONAL,
    **_FULL,
    "￥": "¥",
    "￡": "£",
    "﹪": "%",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "∼": "~",
    "〜": "~",
    "○": "〇",
    "∶": ":",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u3000": " ",
}
_ADDRESS = lazy(r"[a-z]{3,6}://[!-~]+")
_WIDE_THOUSANDS = lazy("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
_ANY_ODD = lazy(f"[{re.escape(''.join(_ODD))}]")


def shadow_of(text: str) -> str:
    """The shadow of a text, of the same length; addresses of the web are blotted out."""
    if "://" in text:
        text = _ADDRESS.sub(lambda address: "_" * len(address[0]), text)
    if "，" in text and _WIDE_THOUSANDS.search(text):
        text = _WIDE_THOUSANDS.sub(",", text)
    return _ANY_ODD.sub(lambda odd: _ODD[odd[0]], text)
