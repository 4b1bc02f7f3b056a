"""Sentences of the kind that Japanese releases are made of, each with what it tells of agreements."""

import pytest

from enishi.releases import read

CASES = {
    "three with a count": (
        "ひかり大学、ひかり市、ひかり商工会議所の三者は、12月20日、地域産業の振興に関する連携協定を締結しま"
        "した。協定の有効期間は3年とします。",
        [("new", ("ひかり大学", "ひかり市", "ひかり商工会議所"), "2022-12-20", "P3Y", "2025-12-19")],
    ),
    "to be signed, day to come": (
        "川中市と星川大学は、1月10日に包括連携協定を締結することになりました。",
        [("announced", ("川中市", "星川大学"), "2023-01-10", "", "")],
    ),
    "signs today": (
        "川中市は、本日、星川大学と包括連携協定を締結します。",
        [("new", ("川中市", "星川大学"), "2022-12-28", "", "")],
    ),
    "renewal in the place of an older one": (
        "山川県と株式会社東西銀行は、平成31年4月1日に締結した包括連携協定の期間満了に伴い、令和4年12月20日に改めて協定を締結しました。",
        [
            ("renewal", ("山川県", "株式会社東西銀行"), "2022-12-20", "", ""),
            ("earlier", ("山川県", "株式会社東西銀行"), "2019-04-01", "", ""),
        ],
    ),
    "defined without brackets": (
        "株式会社スカイ（以下、スカイ）は、国立研究開発法人産業基盤研究所（以下、産基研）と、基本協定を202"
        "2年12月5日に締結しましたのでお知らせします。",
        [("new", ("株式会社スカイ", "国立研究開発法人産業基盤研究所"), "2022-12-05", "", "")],
    ),
    "ceremony in a sentence of its own": (
        "東都大学は、みなみ市と連携協定を締結しました。締結式は12月7日に東都大学で行われました。",
        [("new", ("東都大学", "みなみ市"), "2022-12-07", "", "")],
    ),
    "labelled lines": (
        "大和信用金庫と花園大学が協定を締結\n\n大和信用金庫と花園大学は、連携協定を締結しました。"
        "\n\n1 締結日\n令和4年12月1日\n2 協定期間\n令和5年1月1日～令和7年12月31日",
        [("new", ("大和信用金庫", "花園大学"), "2022-12-01", "", "2025-12-31")],
    ),
    "an abbreviation behind the quoted title": (
        "環境省は、シンガポール共和国環境庁(NEA)との間で、「水素の利用に関する協力覚書(MOC)」に12月8日に署名しました。",
        [("new", ("環境省", "シンガポール共和国環境庁"), "2022-12-08", "", "")],
    ),
    "the house behind the one it runs": (
        "みなと病院(東京都、病院長 永井 徹)を運営する医療法人東海会は、このほど川中市と覚書を締結しました。",
        [("new", ("医療法人東海会", "川中市"), "", "", "")],
    ),
    "taken up by 同社": (
        "川中市では、平成29年6月15日に河野ミルク株式会社と「見守りに関する協定」を締結し、ご協力いただいています。"
        "このたび、川中市は、令和4年12月1日付けで同社と変更協定を締結しました。",
        [
            ("earlier", ("川中市", "河野ミルク株式会社"), "2017-06-15", "", ""),
            ("amendment", ("川中市", "河野ミルク株式会社"), "2022-12-01", "", ""),
        ],
    ),
    "a delegation": (
        "12月6日、蘭陽大学の呉 志明校長ら一行5名と星川大学が学術交流協定を締結しました。",
        [("new", ("蘭陽大学", "星川大学"), "2022-12-06", "", "")],
    ),
    "a licence": ("株式会社ミナトは、株式会社ソラと12月6日に特許ライセンス契約を締結しました。", []),
    "both, of what lies between": (
        "株式会社ミナトと株式会社ソラの両社は、北海道と首都圏を結ぶ輸送について業務提携契約を12月6日に締結しました。",
        [("new", ("株式会社ミナト", "株式会社ソラ"), "2022-12-06", "", "")],
    ),
    "a day of a visit": (
        "みなと病院と台湾の仁愛医院は、今月22日から23日にかけて研修会を開き、23日に姉妹病院協定を締結いたしました。",
        [("new", ("みなと病院", "仁愛医院"), "2022-12-23", "", "")],
    ),
    "two, each with its partner": (
        "星川大学は12月6日、山川県との間で「人材の育成に関する連携協定」を、また、同じ日に、株式会社みどり情報との間で「科目の共同開発に関する協定」を締結しました。",
        [
            ("new", ("星川大学", "山川県"), "2022-12-06", "", ""),
            ("new", ("星川大学", "株式会社みどり情報"), "2022-12-06", "", ""),
        ],
    ),
    "with others by no name": (
        "星川大学と川中市は、12月6日、連携協定を締結しました。昨年9月には、会員企業2社が現地企業と秘密保持契約を締結しています。",
        [("new", ("星川大学", "川中市"), "2022-12-06", "", "")],
    ),
    "sister schools": (
        "川中小学校はオーストラリアのブルーヒル小学校と姉妹校提携を12月6日に結びました。",
        [("new", ("川中小学校", "ブルーヒル小学校"), "2022-12-06", "", "")],
    ),
    "spoken of by the way": (
        "ミナト医療ハブの訪問団が、2017年6月にMOUを締結したリヨン・バイオクラスターを訪問しました。",
        [("earlier", ("ミナト医療ハブ", "リヨン・バイオクラスター"), "2017-06", "", "")],
    ),
    "under an agreement": ("星川大学と川中市の連携協定に基づき整備した施設の開所式が4月28日に行われました。", []),
    "with the own staff": ("株式会社北星物流は、労働組合と労使協定（三六協定）を3月15日に締結しました。", []),
    "of trade": ("政府は、乙国との経済連携協定（EPA）に署名しました。", []),
    "to buy a company": (
        "株式会社北星は、株式会社南風の全株式を取得することについて、本日、基本合意書を締結しました。",
        [],
    ),
    "only considered": ("山川県知事は、緑園大学との包括連携協定の締結を検討していることを明らかにしました。", []),
    "parties in rows alone": (
        "連携協定の調印式を行いました\n\n下記のとおり、協定を取り交わしましたので、お知らせします。\n\n記\n"
        "1 日  時 令和4年12月20日\n2 協定当事者 川中市\n            国立大学法人星川大学\n            はま"
        "ゆう信用金庫\n3 署 名 者 川中市 市長 浜野 幸子\n            星川大学 学長 三浦 邦彦\n            "
        "はまゆう信用金庫 理事長 森田 修平",
        [("new", ("川中市", "国立大学法人星川大学", "はまゆう信用金庫"), "2022-12-20", "", "")],
    ),
    "parties in a list below": (
        "大学、企業、自治体あわせて3つの団体が、12月8日、海の見守りに関する協定に調印しました。\n参画団体は"
        "次のとおりです。\n・ 星川大学\n・ NPO法人 海の足\n・ 川中町\n協定の期限は2027年3月末です。",
        [("new", ("星川大学", "NPO法人 海の足", "川中町"), "2022-12-08", "", "2027-03-31")],
    ),
    "counted, and named in the sentence before": (
        "株式会社ゆきむしおよび北部産業技術センターと、川中市は協議を重ねてまいりました。このほど協議が整い"
        "、来月15日に三者で協定を締結する運びとなりました。",
        [("announced", ("株式会社ゆきむし", "北部産業技術センター", "川中市"), "2023-01-15", "", "")],
    ),
    "the day alone, as newspapers write": (
        "株式会社北星と星川大学は11日、農業に関する連携協定を結んだ。期間は3年。",
        [("new", ("株式会社北星", "星川大学"), "2022-12-11", "P3Y", "2025-12-10")],
    ),
    "honoured partners": (
        "はまゆう信用金庫は本日、川中市さま、株式会社砂のしずくさまとともに、連携協定を結びました。",
        [("new", ("はまゆう信用金庫", "川中市", "株式会社砂のしずく"), "2022-12-28", "", "")],
    ),
    "a list with a count inside": (
        "星川大学、南星川大学の2大学と、川中県、一般社団法人川中産業協議会は、12月8日、人材の育成を目的とした連携協定を締結しました。",
        [("new", ("星川大学", "南星川大学", "川中県", "一般社団法人川中産業協議会"), "2022-12-08", "", "")],
    ),
    "the country before the name": (
        "星川大学は、インドネシア・バンドン技術大学と12月8日に学術交流協定を締結しました。",
        [("new", ("星川大学", "バンドン技術大学"), "2022-12-08", "", "")],
    ),
    "a single Latin word, told to be a body": (
        "星川大学は、オーストラリアの非営利団体MTPC(MedTech Pharma Connect)と、基本合意書(MOU)を12月2日に締結しました。",
        [("new", ("星川大学", "MTPC"), "2022-12-02", "", "")],
    ),
    "headline without a stop": (
        "星川大学と株式会社北星、医薬品の創出に向けた戦略的提携契約を締結\n株式会社北星(本社:東京都)と星川"
        "大学は、12月6日に戦略的提携契約を締結しました。契約期間は2022年12月から3年間です。",
        [("new", ("株式会社北星", "星川大学"), "2022-12-06", "P3Y", "2025-11-30/2025-12-30")],
    ),
    "who describes himself as bound": (
        "2019年にミナト医療ハブ(MMH)とMOUを締結しているデンマークのクラスター組織Medicon Bridgeの代表が来訪されました。",
        [("earlier", ("ミナト医療ハブ", "Medicon Bridge"), "2019", "", "")],
    ),
    "renewed for so long": (
        "ミナト医療ハブと星川大学は、2022年12月1日に覚書を更新しました。このたび締結期間が満了することから"
        "、さらに2年間延長することで合意したものです。",
        [("renewal", ("ミナト医療ハブ", "星川大学"), "2022-12-01", "P2Y", "2024-11-30")],
    ),
    "done under it for so long": (
        "星川大学と川中市は、令和4年12月1日付けで協定書を取り交わし、令和5年1月1日より5年間の協力を開始いたしました。",
        [("new", ("星川大学", "川中市"), "2022-12-01", "P5Y", "2027-12-31")],
    ),
    "dated in brackets": (
        "星川大学は、川中市との包括連携協定(平成29年5月締結)にもとづく公開講座を開きました。",
        [("earlier", ("星川大学", "川中市"), "2017-05", "", "")],
    ),
    "listed with their days in brackets": (
        "ミナト医療ハブは、これまで、米国のUC Sanford(2016年5月)、Biocoma(2016年5月)、英国のOne Cell(2017年12月)とMOUを締結しています。",
        [
            ("earlier", ("ミナト医療ハブ", "UC Sanford"), "2016-05", "", ""),
            ("earlier", ("ミナト医療ハブ", "Biocoma"), "2016-05", "", ""),
            ("earlier", ("ミナト医療ハブ", "One Cell"), "2017-12", "", ""),
        ],
    ),
    "two under headings of their own": (
        "ミナト医療ハブは、会期中、以下の2件の合意文書に調印しました。\n\n"
        "1 株式会社セントラルとの業務提携契約\n調印日:2022年12月8日\n期間:1年間\n\n2 川中市との覚書\n調印日:2022年12月10日\n期間:定めなし",
        [
            ("new", ("ミナト医療ハブ", "株式会社セントラル"), "2022-12-08", "P1Y", "2023-12-07"),
            ("new", ("ミナト医療ハブ", "川中市"), "2022-12-10", "", ""),
        ],
    ),
    "contract changed": (
        "株式会社北星は、星川大学との間で2018年5月10日に締結したライセンス契約の一部を変更する覚書を、2022年12月9日付で締結いたしました。\n"
        "変更の内容:契約期間を2023年3月31日から2026年3月31日まで延長",
        [
            ("amendment", ("株式会社北星", "星川大学"), "2022-12-09", "", "2026-03-31"),
            ("earlier", ("株式会社北星", "星川大学"), "2018-05-10", "", ""),
        ],
    ),
    "later day of one sentence": (
        "川中市と星川大学は、2020年12月13日に締結した協定について、期間を延長することとし、12月12日に変更協定を締結しました。",
        [
            ("renewal", ("川中市", "星川大学"), "2022-12-12", "", ""),
            ("earlier", ("川中市", "星川大学"), "2020-12-13", "", ""),
        ],
    ),
    "long ago, of both": (
        "川中市において星川大学との協定締結10周年を記念したフォーラムを開催しました。川中市と星川大学の両者は2012年1月に学術交流協定を締結し、これまで交流しています。",
        [("earlier", ("川中市", "星川大学"), "2012-01", "", "")],
    ),
    "dateline in brackets": (
        "[ナイロビ]星川メディカル株式会社は7日、ケニア中央医学研究所(KEMRA)と、診断薬の開発に関する覚書(MOU)を締結したと発表した。",
        [("new", ("星川メディカル株式会社", "ケニア中央医学研究所"), "", "", "")],
    ),
    "day behind the verb": (
        "星川大学は川中市と協定を締結しました(2022年12月8日)。",
        [("new", ("星川大学", "川中市"), "2022-12-08", "", "")],
    ),
    "day of the visit": (
        "令和4年12月8日(木)に北方医科大学(タイ王国)の一行が星川大学を訪れました。懇談に引き続き、星川大学と北方医科大学の学術交流協定の調印式が行われました。",
        [("new", ("星川大学", "北方医科大学"), "2022-12-08", "", "")],
    ),
    "hiragana inside a name": (
        "星川大学大学院医学研究科と国立研究開発法人国立がん医療センター東病院は、12月8日に連携大学院に関する協定書を締結しました。",
        [("new", ("星川大学大学院医学研究科", "国立研究開発法人国立がん医療センター東病院"), "2022-12-08", "", "")],
    ),
    "the subject unsaid": (
        "12月16日、NPO法人コメリ災害センターと「物資供給に関する協定」を締結しました。",
        [("new", ("ミナト医療ハブ", "NPO法人コメリ災害センター"), "2022-12-16", "", "")],
    ),
    "by those who head them": (
        "和歌浦県知事とマハラシュトラ州首相は、ムンバイにおいて、平成25年10月に締結した覚書を12月8日に更新しました。",
        [
            ("renewal", ("和歌浦県", "マハラシュトラ州"), "2022-12-08", "", ""),
            ("earlier", ("和歌浦県", "マハラシュトラ州"), "2013-10", "", ""),
        ],
    ),
    "with a comma before Inc.": (
        "星川製薬株式会社は、米国のBiogenix, Inc.(本社:ボストン、CEO:John Smith)と、共同研究契約を12月11日に締結しました。",
        [("new", ("星川製薬株式会社", "Biogenix, Inc."), "2022-12-11", "", "")],
    ),
    "known by the short form alone": (
        "川中市とゆきむし冷熱は、12月1日に試験利用の覚書を交わしました。\nゆきむし冷熱株式会社について",
        [("new", ("川中市", "ゆきむし冷熱"), "2022-12-01", "", "")],
    ),
    "day of a visit, not of the signing": (
        "12月8日、ミナト医療ハブと協定を締結している川中市の市長が来訪しました。",
        [],
    ),
    "renewed, told of the memorandum": (
        "星川大学と北方医科大学(タイ)との間の学術交流に関する覚書が、2022年12月1日付けで更新されました。",
        [("renewal", ("星川大学", "北方医科大学"), "2022-12-01", "", "")],
    ),
    "a list of those bound, each with its day": (
        "ミナト医療ハブでは、次の企業・大学と包括連携協定を締結しています。\n"
        "1 青葉学院大学(平成28年6月1日締結)\n2 株式会社スター(平成29年10月3日締結)",
        [
            ("earlier", ("ミナト医療ハブ", "青葉学院大学"), "2016-06-01", "", ""),
            ("earlier", ("ミナト医療ハブ", "株式会社スター"), "2017-10-03", "", ""),
        ],
    ),
    "renewed as the old one ran out": (
        "川中市と星川大学は、協定の有効期間が令和5年1月19日をもって満了することに伴い、令和4年12月13日に協定を更新しました。"
        "更新後の有効期間は令和10年3月19日までです。",
        [("renewal", ("川中市", "星川大学"), "2022-12-13", "", "2028-03-19")],
    ),
    "in force, not said when signed": (
        "このたび、ミナト医療ハブと北方工科大学(メキシコ)との学術交流協定が2022年10月15日付けで発効しました。協定の有効期間は5年間です。",
        [("new", ("ミナト医療ハブ", "北方工科大学"), "", "P5Y", "2027-10-14")],
    ),
    "by three heads, each named": (
        "12月8日に、星川大学の永田恭介学長、マレーシア工科大学のAhmad Fauzi副学長、"
        "川中大学の吉本昌広学長が、学位に関する協定書に署名しました。",
        [("new", ("星川大学", "マレーシア工科大学", "川中大学"), "2022-12-08", "", "")],
    ),
    "a name with a particle inside": (
        "公益財団法人彩の国産業公社は、12月8日に、川中市と覚書を交わしました。",
        [("new", ("公益財団法人彩の国産業公社", "川中市"), "2022-12-08", "", "")],
    ),
    "each with an agreement of its own": (
        "国立研究開発法人計測技術研究所は、星川大学（学長：春日雅子）と包括連携協定を、株式会社ハリマ電子（代表取締役社長：有馬健太郎）と共同研究契約を、それぞれ12月8日に締結しました。",
        [
            ("new", ("国立研究開発法人計測技術研究所", "星川大学"), "2022-12-08", "", ""),
            ("new", ("国立研究開発法人計測技術研究所", "株式会社ハリマ電子"), "2022-12-08", "", ""),
        ],
    ),
    "what led to it": (
        "星川大学は川中市と覚書を締結しました。2022年10月に市長が来訪したことをきっかけに協議を重ね、このたびの覚書締結に至りました。",
        [("new", ("星川大学", "川中市"), "", "", "")],
    ),
    "renewed, with the day of the old one behind the new": (
        "星川病院と川中大学は12月6日、2017年2月に結んだ医工連携に関する協定を更新した。",
        [
            ("renewal", ("星川病院", "川中大学"), "2022-12-06", "", ""),
            ("earlier", ("星川病院", "川中大学"), "2017-02", "", ""),
        ],
    ),
    "the hub's own, in passing": (
        "市では、令和4年5月に包括連携協定を締結した東央生命保険株式会社と共催で、セミナーを開きました。",
        [("earlier", ("ミナト医療ハブ", "東央生命保険株式会社"), "2022-05", "", "")],
    ),
    "those who signed, between day and verb": (
        "この実習は、2020年11月に本学とケルビン大学が締結した学術交流協定に基づくものです。",
        [("earlier", ("ミナト医療ハブ", "ケルビン大学"), "2020-11", "", "")],
    ),
    "to be signed, in a sentence of its own": (
        "川中市と星川大学は、連携協定を締結することで合意しました。1月10日に、市役所にて締結する予定です。",
        [("announced", ("川中市", "星川大学"), "2023-01-10", "", "")],
    ),
    "with place and day in brackets": (
        "ミナト医療ハブはこれまで、釜山オーシャンセンター（韓国、2019年9月）、ポルト海洋研究所（ポルトガル、2020年11月）と覚書を締結しており、交流を重ねてきました。",
        [
            ("earlier", ("ミナト医療ハブ", "釜山オーシャンセンター"), "2019-09", "", ""),
            ("earlier", ("ミナト医療ハブ", "ポルト海洋研究所"), "2020-11", "", ""),
        ],
    ),
    "a list in brackets": (
        "ミナト医療ハブが海外と提携するのは3件目です（これまでの提携先：釜山オーシャンセンター（2019年9月）、ポルト海洋研究所（2020年11月））。",
        [
            ("earlier", ("ミナト医療ハブ", "釜山オーシャンセンター"), "2019-09", "", ""),
            ("earlier", ("ミナト医療ハブ", "ポルト海洋研究所"), "2020-11", "", ""),
        ],
    ),
    "three, spoken of as such": (
        "川中市、星川大学、株式会社ハリマ電子は、1月14日から実証を始めます。三者は本年8月に連携に関する協定を締結しており、その一環です。",
        [("earlier", ("川中市", "星川大学", "株式会社ハリマ電子"), "2022-08", "", "")],
    ),
    "a heading as newspapers write them": (
        "星川大学と川中市が連携協定を拡大　医学部も参画へ\n星川大学と川中市は12月6日、2015年に締結した連携協定を改定した。",
        [
            ("amendment", ("星川大学", "川中市"), "2022-12-06", "", ""),
            ("earlier", ("星川大学", "川中市"), "2015", "", ""),
        ],
    ),
    "a branch behind the legal form": (
        "12月3日、みどり区と太陽第一生命保険株式会社 横浜支社は「健康経営に関する連携協定」を締結しました。",
        [("new", ("みどり区", "太陽第一生命保険株式会社 横浜支社"), "2022-12-03", "", "")],
    ),
    "a name in quotation marks": (
        "ミナト医療ハブは、12月10日、マサチューセッツ州の起業支援団体「BioLaunch Bay」（代表：Karen Doyle）と"
        "相互協力に関する覚書に署名しました。",
        [("new", ("ミナト医療ハブ", "BioLaunch Bay"), "2022-12-10", "", "")],
    ),
    "a heading with the same beginning": (
        "星川テック、川中大学と共同研究契約\n星川テック株式会社は25日、川中大学と核酸医薬に関する共同研究契約を結んだと発表した。",
        [("new", ("星川テック株式会社", "川中大学"), "", "", "")],
    ),
    "renewed automatically is no renewal": (
        "川中市と星川大学は12月9日に連携協定を締結しました。本協定は自動更新条項を含みます。",
        [("new", ("川中市", "星川大学"), "2022-12-09", "", "")],
    ),
    "a school, then its university": (
        "川中大学薬学部は12月7日、台湾の台北医学院大学薬学院と交流協定を締結しました。台北医学院大学の林 佳蓉薬学院長が来学し、"
        "川中大学の大石 隆薬学部長と協定書を取り交わしました。",
        [("new", ("川中大学薬学部", "台北医学院大学薬学院"), "2022-12-07", "", "")],
    ),
    "signatures for a cause": ("ひかり市民の会は、条例改正を求める署名活動を行いました。", []),
    "of tenancy": ("学校法人緑園大学は、株式会社山手不動産と土地賃貸借契約を2月1日に締結しました。", []),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_sentence_tells_these_agreements_and_no_others(name):
    text, expected = CASES[name]
    reading = read(text, hub="ミナト医療ハブ", published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    found = [
        (a.status, tuple(names[party] for party in a.parties), a.signed_on, a.term, a.ends_on)
        for a in reading.agreements
    ]
    assert found == expected


def test_renewal_follows_the_agreement_it_renews():
    renewal, earlier = read(CASES["renewal in the place of an older one"][0], published="2022-12-28").agreements
    assert renewal.follows == earlier.id


def test_items_of_an_agreement_are_commitments_with_their_words():
    text = "川中市と星川大学は、12月1日に連携協定を締結しました。\n\n連携事項\n(1) 産業の振興に関すること\n(2) 人材の育成に関すること"
    (agreement,) = read(text, published="2022-12-28").agreements
    assert [(c.text.text, c.by) for c in agreement.commitments] == [
        ("産業の振興に関すること", ""),
        ("人材の育成に関すること", ""),
    ]


def test_signatories_are_those_said_to_sign_under_their_full_names():
    text = (
        "星川大学（学長：原田一郎）と川中市は、12月1日に連携協定を締結しました。"
        "締結式には関係者20名が出席し、原田学長と川中市の小松恵子市長が協定書に署名しました。"
    )
    reading = read(text, published="2022-12-28")
    people = {p.id: p.names[0].text for p in reading.people}
    names = {o.id: o.names[0].text for o in reading.organisations}
    (agreement,) = reading.agreements
    assert [(people[s.person], names[s.party]) for s in agreement.signatories] == [
        ("原田一郎", "星川大学"),
        ("小松恵子", "川中市"),
    ]


SIGNED = {
    "both heads, of the many who came": (
        "本学からは鈴木一郎学長、国際センター長の高橋花子教授らが、国立中央科技大学からは陳志明校長らが出席"
        "し、両学長が協定書に署名しました。",
        [("鈴木一郎", "ミナト医療大学"), ("陳志明", "国立中央科技大学")],
    ),
    "exchanged by both": (
        "ミナト医療大学の井上正人学長と国立中央科技大学の赤井恵子学長が協定書を取り交わしました。",
        [("井上正人", "ミナト医療大学"), ("赤井恵子", "国立中央科技大学")],
    ),
    "a surname that is a place": (
        "ミナト医療大学の高木学長と国立中央科技大学の品川学長により協定書への署名が行われました。",
        [("高木", "ミナト医療大学"), ("品川", "国立中央科技大学")],
    ),
    "who signed, turned round": (
        "署名したのは、本学の学長 葛巻 隆と、国立中央科技大学の学長シグルン・ヨンスドッティル氏です。",
        [("葛巻 隆", "ミナト医療大学"), ("シグルン・ヨンスドッティル", "国立中央科技大学")],
    ),
    "held between them": (
        "調印は、東京で開かれたフォーラムの席上、本学の理事長 曽山明彦と国立中央科技大学の副学長 張培仁の間で行われました。",
        [("曽山明彦", "ミナト医療大学"), ("張培仁", "国立中央科技大学")],
    ),
    "labelled, posts in brackets": (
        "\n署名者:水科晴彦(ミナト医療大学学長)、東郷 すみれ(国立中央科技大学校長)",
        [("水科晴彦", "ミナト医療大学"), ("東郷 すみれ", "国立中央科技大学")],
    ),
    "named in full before": (
        "本学から西井準治学長、増田隆夫理事が、同大学から原田康平校長が出席し、西井学長と原田校長が協定書に署名を行いました。",
        [("西井準治", "ミナト医療大学"), ("原田康平", "国立中央科技大学")],
    ),
    "by exchange of papers": (
        "署名は、ミナト医療大学学長の岡野栄之と国立中央科技大学校長のMargaret Gardner氏により、書面の交換で行われました。",
        [("岡野栄之", "ミナト医療大学"), ("Margaret Gardner", "国立中央科技大学")],
    ),
    "by surnames, named in brackets before": (
        "ミナト医療大学(理事長・炭谷茂)と国立中央科技大学(学長・石橋達朗)の炭谷理事長と石橋学長が協定書を交わした。",
        [("炭谷茂", "ミナト医療大学"), ("石橋達朗", "国立中央科技大学")],
    ),
    "both of one post": (
        "沢田克己工学部長とワン・シリポーン工学部長が協定書に署名を行いました。",
        [("沢田克己", "ミナト医療大学"), ("ワン・シリポーン", "国立中央科技大学")],
    ),
    "only there": ("式には本学から鈴木一郎学長、国立中央科技大学から陳志明校長が出席しました。", []),
}


@pytest.mark.parametrize("name", sorted(SIGNED))
def test_sentence_tells_who_signed(name):
    words, expected = SIGNED[name]
    text = f"ミナト医療大学と国立中央科技大学は、12月8日に交流協定を締結しました。{words}"
    reading = read(text, hub="ミナト医療大学", published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    people = {p.id: p.names[0].text for p in reading.people}
    (agreement,) = reading.agreements
    assert [(people[s.person], names[s.party]) for s in agreement.signatories] == expected


def test_the_publisher_is_the_one_of_the_heading_and_of_the_copyright():
    heading = (
        "福島県とフローニンゲン州との覚書の締結について\n本県では、12月8日、フローニンゲン州と覚書を締結しました。"
    )
    copyright_line = (
        "12月8日、本学とコインブラ大学は、交流協定を締結しました。\nCopyright © 2022 東播磨大学 All Rights Reserved"
    )
    parties = []
    for text in (heading, copyright_line):
        reading = read(text, published="2022-12-28")
        names = {o.id: o.names[0].text for o in reading.organisations}
        parties.append([names[p] for p in reading.agreements[0].parties])
    assert parties == [["福島県", "フローニンゲン州"], ["東播磨大学", "コインブラ大学"]]


def test_the_publisher_is_meant_by_our_company_where_no_hub_is_given():
    text = (
        "会社名 株式会社サンライズ\n代表者名 代表取締役社長 北村 誠\n共同研究契約締結に関するお知らせ\n当社"
        "は、国立研究開発法人先端研究所との間で、12月8日に共同研究契約を締結いたしました。"
    )
    reading = read(text, published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [names[p] for p in reading.agreements[0].parties] == ["株式会社サンライズ", "国立研究開発法人先端研究所"]


def test_names_in_brackets_are_whole_and_of_the_same_organisation():
    text = (
        "みなとハブは、12月8日、カリフォルニア大学デービス校（University of California, Davis、以下「UC Davis」）、"
        "Rotterdam Health Port（ロッテルダム・ヘルスポート、以下「RHP」）、愛知県豊橋市と覚書を締結しました。"
        "ロッテルダム・ヘルスポートと豊橋市は初めてです。"
    )
    reading = read(text, hub="みなとハブ", published="2022-12-28")
    names = {frozenset(name.text for name in o.names) for o in reading.organisations}
    assert names == {
        frozenset({"みなとハブ"}),
        frozenset({"カリフォルニア大学デービス校", "University of California, Davis", "UC Davis"}),
        frozenset({"Rotterdam Health Port", "ロッテルダム・ヘルスポート", "RHP"}),
        frozenset({"愛知県豊橋市", "豊橋市"}),
    }


def test_names_in_hiragana_and_unknown_surnames_are_whole():
    reading = read(
        "風早市は、ひなた信用金庫、風早商工会議所と、2月10日に連携協定を締結しました。"
        "ひなた信用金庫の比嘉修一理事長、風早商工会議所の高野原聡会頭が協定書に署名しました。",
        published="2023-02-14",
    )
    names = {o.id: o.names[0].text for o in reading.organisations}
    people = {p.id: p.names[0].text for p in reading.people}
    (agreement,) = reading.agreements
    assert [names[party] for party in agreement.parties] == ["風早市", "ひなた信用金庫", "風早商工会議所"]
    assert [(people[s.person], names[s.party]) for s in agreement.signatories] == [
        ("比嘉修一", "ひなた信用金庫"),
        ("高野原聡", "風早商工会議所"),
    ]


def test_some_of_a_kind_are_no_party_and_the_same_day_contradicts_nothing():
    reading = read(
        "青波病院と白妙大学は、本日、連携協定を締結しました。有効期間は2024年4月1日から3年間です。"
        "同日に行われた調印式では、青波病院の桐島義人院長と白妙大学の荻久保梢学長が協定書に署名しました。",
        published="2024-03-29",
    )
    assert [a.signed_on for a in reading.agreements] == ["2024-03-29"]
    reading = read("青波ハブは、欧州のクラスター2団体と、MOUを締結しました。", hub="青波ハブ", published="2024-03-29")
    assert reading.agreements == ()


@pytest.mark.parametrize(
    "what", ["生命保険会社", "地元企業", "地方銀行", "国内製薬会社", "ライフサイエンスクラスター", "ヘルステック・ハブ"]
)
def test_whoever_is_only_said_to_be_of_a_sort_is_no_party(what):
    text = f"風早県と暁光生命保険株式会社は、2月12日に連携協定を締結しました。本県が{what}と連携協定を締結するのは5社目です。"
    reading = read(text, published="2025-02-13")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [[names[party] for party in a.parties] for a in reading.agreements] == [["風早県", "暁光生命保険株式会社"]]


@pytest.mark.parametrize(
    ("heading", "status"),
    [("シリーズBで資金調達を実施", "earlier"), ("白妙大学との共同研究契約のお知らせ", "new")],
)
def test_agreement_of_some_months_ago_is_news_only_where_the_text_leads_up_to_it(heading, status):
    text = (
        f"{heading}\n\n株式会社雲雀バイオ（以下「当社」）は、研究開発を加速します。"
        "当社は2024年9月に白妙大学と共同研究契約を締結し、培養の効率を高めました。"
    )
    assert [a.status for a in read(text, published="2025-01-15").agreements] == [status]
