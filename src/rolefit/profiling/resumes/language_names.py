"""Names of human languages, in English and in their own or neighbouring languages."""

_CODES: dict[str, str] = {
    name: entry.split(":")[0]
    for entry in """
    en:english englisch anglais inglés ingles
    de:german deutsch allemand alemán
    fr:french französisch français francais francés
    es:spanish spanisch espagnol español espanol castilian
    it:italian italienisch italien italiano
    pt:portuguese portugiesisch portugais português portugués
    nl:dutch niederländisch néerlandais nederlands flemish
    pl:polish polnisch polonais polski
    ru:russian russisch russe ruso русский
    uk:ukrainian ukrainisch українська
    cs:czech tschechisch
    sk:slovak
    sl:slovenian slovene
    hr:croatian
    sr:serbian
    bs:bosnian
    mk:macedonian
    bg:bulgarian
    ro:romanian rumänisch
    hu:hungarian ungarisch
    el:greek griechisch
    tr:turkish türkisch türkçe turc
    ar:arabic arabisch arabe árabe العربية
    he:hebrew hebräisch
    fa:persian farsi dari
    ur:urdu
    hi:hindi
    bn:bengali bangla
    pa:punjabi panjabi
    gu:gujarati gujrati
    mr:marathi
    ta:tamil
    te:telugu
    kn:kannada
    ml:malayalam
    or:odia oriya
    as:assamese
    ne:nepali
    si:sinhala sinhalese
    zh:chinese mandarin cantonese chinesisch chinois chino putonghua 中文 普通话
    ja:japanese japanisch japonais japonés 日本語
    ko:korean koreanisch 한국어
    vi:vietnamese
    th:thai
    id:indonesian
    ms:malay
    tl:tagalog filipino
    km:khmer
    lo:lao
    my:burmese
    mn:mongolian
    sv:swedish schwedisch
    no:norwegian
    da:danish dänisch
    fi:finnish
    is:icelandic
    et:estonian
    lv:latvian
    lt:lithuanian
    ga:irish gaelic
    cy:welsh
    ca:catalan
    eu:basque
    gl:galician
    mt:maltese
    sq:albanian
    hy:armenian
    ka:georgian
    az:azerbaijani azeri
    kk:kazakh
    uz:uzbek
    ps:pashto
    ku:kurdish
    so:somali
    am:amharic
    ti:tigrinya
    sw:swahili kiswahili
    ha:hausa
    yo:yoruba
    ig:igbo
    zu:zulu
    xh:xhosa
    af:afrikaans
    rw:kinyarwanda
    ht:creole
    la:latin
    sn:shona
    lg:luganda ganda
    tw:twi
    ak:akan
    wo:wolof
    sd:sindhi
    sa:sanskrit
    ks:kashmiri
    ki:kikuyu gikuyu
    tn:setswana tswana
    st:sesotho sotho
    bo:tibetan
    yi:yiddish
    tk:turkmen
    tg:tajik
    be:belarusian
    lb:luxembourgish
    mi:maori
    sm:samoan
    to:tongan
    mg:malagasy
    ny:chichewa nyanja
    ln:lingala
    ff:fulani fula
    om:oromo
    gn:guarani
    qu:quechua
    """.strip().splitlines()
    for name in entry.strip().split(":")[1].split()
}
CODES = {name.strip(): code.strip() for name, code in _CODES.items()}
"""ISO 639-1 code of every name that is known, lower case."""
