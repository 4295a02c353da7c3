"""Invented people of many origins, for `redaction.py`. Any likeness to a real person is chance.

The names are written by hand and independent of the list that ships with rolefit.
"""

from dataclasses import dataclass

PEOPLE: dict[str, str] = {
    # given | surname | gender | name in its own script, where that is how a résumé would have it
    "anglo": "Karen|Whitfield|f;Brett|Hollingsworth|m;Tamsin|Ockenden|f;Clive|Rutherford|m;"
    "Mary Beth|O'Shaughnessy|f;Trent|Vandersmith|m;Peyton|Lockhart|f;Alistair|Penhaligon|m",
    "ordinary-words": "Will|Page|m;Mark|Baker|m;Grace|Bishop|f;Chase|Banks|m;Rose|Field|f;"
    "Hope|Carpenter|f;Grant|Porter|m;Summer|Woods|f;Dean|Cook|m;April|May|f",
    "tools": "Julia|Jenkins|f;Ruby|Swift|f;Pascal|Hudson|m;Crystal|Salt|f;Jade|Sage|f;"
    "Austin|Mason|m",
    "african-american": "DeShawn|Washington|m;Lakisha|Boykins|f;Tyrone|Gaskins|m;"
    "Shaniqua|Mayfield|f;"
    "Jamal|Tubman|m;Ebony|Broadnax|f;La'Tonya|Crenshaw|f",
    "hispanic": "María José|García Márquez|f;Juan Carlos|de la Fuente|m;Xiomara|Quiñones|f;"
    "Iñaki|Etxeberria|m;Guadalupe|Hernández-Ruiz|f;Jesús|del Valle|m;Ximena|Urrutia|f",
    "portuguese": "João|da Silva Prates|m;Thaís|dos Santos|f;Caetano|Vasconcelos|m;"
    "Iracema|Queiroz|f;"
    "Luís|Figueiredo|m",
    "french": "Jean-Luc|Delacroix|m;Anaïs|de Montferrand|f;Maëlle|Le Goff|f;Thibault|Lefèvre|m;"
    "Océane|D'Aubigny|f",
    "german-dutch": "Jürgen|Müller-Lüdenscheidt|m;Annelies|van der Heijden|f;Käthe|Großmann|f;"
    "Wolfgang|von Strahlenberg|m;Sjoerd|ten Brinke|m;Maartje|van 't Hof|f",
    "nordic": "Åse|Bjørnstad|f;Søren|Kjærgaard|m;Þórdís|Guðmundsdóttir|f;Väinö|Hämäläinen|m;"
    "Ingvild|Øvrebø|f;Torbjörn|Sjöstrand|m",
    "polish-czech": "Anna Maria|Kowalska-Nowak|f;Wojciech|Szczepański|m;"
    "Grażyna|Brzęczyszczykiewicz|f;"
    "Jiří|Dvořáček|m;Łukasz|Żółtowski|m;Božena|Hlaváčková|f",
    "hungarian-romanian": "Zsófia|Kovács|f;László|Szőke|m;Ștefania|Ionescu|f;Ödön|Várkonyi|m;"
    "Răzvan|Popescu|m",
    "russian-ukrainian": "Svetlana Petrovna|Vorobyova|f|Светлана Петровна Воробьёва;"
    "Dmitri|Kuznetsov|m|Дмитрий Кузнецов;Oleksandr|Tkachenko|m|Олександр Ткаченко;"
    "Zinaida|Mikhailovskaya|f|Зинаида Михайловская;Yevhen|Shevchuk|m|Євген Шевчук",
    "greek-turkish": "Eleftheria|Papadimitriou|f|Ελευθερία Παπαδημητρίου;Spyridon|Karagiannis|m;"
    "Ayşegül|Yıldırım|f;Çağlar|Öztürk|m;İbrahim|Kılıçdaroğlu|m",
    "arabic": "Fatima Zahra|El-Mansouri|f|فاطمة الزهراء المنصوري;Abdul Rahman|Al-Qahtani|m|"
    "عبد الرحمن القحطاني;Khalid|bin Saeed|m;Nour|Haddad|f;Youssef|Abou Khalil|m;"
    "Ruqayyah|Al Tamimi|f",
    "persian-hebrew": "Mahnaz|Farrokhzad|f;Behzad|Tehrani|m;Tzipora|Ben-Ami|f;"
    "Elazar|Rabinovitch|m;"
    "Golnar|Esfandiari|f",
    "indian": "Priyanka|Subramanian|f|प्रियंका सुब्रमण्यम;Venkata Ramana|Chakravarthy|m;"
    "Harpreet|Singh|m;"
    "Lakshmi|Narayanan|f;Rajinder Kaur|Dhillon|f;Aniruddha|Bhattacharya|m;Sreelatha|R.|f",
    "pakistani-bengali": "Zubair|Chaudhry|m;Ayesha|Siddiqui|f;Md. Rafiqul|Islam|m;Nusrat|Jahan|f;"
    "Muhammad Bilal|Khan|m",
    "chinese": "Xiaoming|Wang|m|王小明;Li|Wei|f|魏莉;Bo|Zhang|m|张博;Yuhan|Ouyang|f|欧阳雨涵;"
    "Jia Hao|Tan|m;Zhen|Xu|f|徐珍;Ka-Yan|Cheung|f",
    "japanese": "Haruka|Shimizu|f|清水遥香;Ryunosuke|Hashimoto|m|橋本龍之介;Ai|Ono|f;"
    "Kenichiro|Ueda|m;Mizuki|Arai|f",
    "korean": "Ji-hoon|Park|m|박지훈;Seo-yeon|Choi|f|최서연;Min|Oh|m;"
    "Hye-jin|Kwon|f;Dong Wook|Lee|m",
    "vietnamese-thai": "Văn An|Nguyễn|m;Thị Bích|Trần|f;Quốc Bảo|Lê|m;Siriporn|Chaiyasit|f;"
    "Ngọc|Đỗ|f",
    "mononym": "Sukarnoputra||m;Bo||f;Suharyanti||f;Madhavan||m;Zorvalina||f",
    "filipino-malay": "Maria Corazon|Dimaculangan|f;Jejomar|Batungbakal|m;"
    "Nurul Izzah|binti Kassim|f;"
    "Muhamad Haziq|bin Ismail|m;Ligaya|Macaraeg|f",
    "nigerian-ghanaian": "Oluwaseun|Adeyemi-Bankole|m;Chukwuemeka|Okonkwo|m;Ngozi|Eze|f;"
    "Kwabena|Owusu-Ansah|m;Adwoa|Boateng|f;Temitope|Ogunleye|f",
    "east-south-african": "Wanjiku|Muthoni|f;Tendai|Mutasa|m;Nomvula|Khumalo|f;Sipho|Ndlovu|m;"
    "Haile|Gebremariam|m;Abdirahman|Warsame|m",
    "irish-welsh": "Siobhán|Ní Dhuibhne|f;Caoimhe|Mac Giolla|f;Llewellyn|ap Rhys|m;"
    "Oisín|O’Súilleabháin|m;"
    "Fionnuala|McGillicuddy|f",
}

COUNTRIES: dict[str, tuple[str, str, str]] = {
    # nationality | telephone | address
    "anglo": ("American", "(555) 013-4477", "1427 Maple Hollow Rd, Apt 3B, Springfield, IL 62704"),
    "ordinary-words": ("British", "07700 900461", "8 Tanner's Row, Leeds LS9 4XY, United Kingdom"),
    "tools": ("Canadian", "604-555-0142", "311 - 77 Birch Street, Vancouver, BC V5K 0A1"),
    "african-american": (
        "American",
        "+1 555 010 9921",
        "902 Peachtree Avenue, Atlanta, GA 30303-1122",
    ),
    "hispanic": ("Spanish", "+34 612 34 56 78", "Calle de la Rosa 14, 28012 Madrid, España"),
    "portuguese": ("Brazilian", "+55 (11) 91234-5678", "Rua das Palmeiras 220, São Paulo, Brasil"),
    "french": ("French", "06 12 34 56 78", "12 rue des Lilas, 75011 Paris, France"),
    "german-dutch": ("German", "+49 (0)171 2345678", "Lindenstraße 5a, 50674 Köln, Deutschland"),
    "nordic": ("Norwegian", "+47 412 34 567", "Storgata 12, 0184 Oslo, Norway"),
    "polish-czech": ("Polish", "+48 601 234 567", "ul. Długa 5/7, 31-147 Kraków, Poland"),
    "hungarian-romanian": ("Hungarian", "+36 30 123 4567", "Petőfi utca 3, 1052 Budapest, Hungary"),
    "russian-ukrainian": ("Ukrainian", "+380 50 123 45 67", "вул. Садова 4, Львів, Україна"),
    "greek-turkish": ("Turkish", "0532 123 45 67", "Atatürk Caddesi 41, 34710 Istanbul, Turkey"),
    "arabic": ("Moroccan", "+212 6 12 34 56 78", "14 Boulevard Zerktouni, Casablanca, Morocco"),
    "persian-hebrew": ("Israeli", "052-123-4567", "9 Herzl Street, Haifa, Israel"),
    "indian": (
        "Indian",
        "+91 98765 43210",
        "Flat 12, Shanti Nagar, Bengaluru 560027, Karnataka, India",
    ),
    "pakistani-bengali": ("Pakistani", "+92-300-1234567", "House 7, Gulberg III, Lahore, Pakistan"),
    "chinese": ("Chinese", "138 1234 5678", "Chaoyang District, Beijing 100020, China"),
    "japanese": ("Japanese", "090-1234-5678", "2-4-1 Nishi-Shinjuku, Tokyo 160-0023, Japan"),
    "korean": ("South Korean", "010-1234-5678", "Gangnam-gu, Seoul, South Korea"),
    "vietnamese-thai": (
        "Vietnamese",
        "0912 345 678",
        "45 Lê Lợi, District 1, Ho Chi Minh City, Vietnam",
    ),
    "mononym": ("Indonesian", "+62 812-3456-7890", "Jl. Merdeka 10, Jakarta, Indonesia"),
    "filipino-malay": ("Filipino", "+63 917 123 4567", "Brgy. San Roque, Quezon City, Philippines"),
    "nigerian-ghanaian": (
        "Nigerian",
        "+234 803 123 4567",
        "23 Adeola Odeku Street, Lagos, Nigeria",
    ),
    "east-south-african": ("Kenyan", "+254 712 345678", "P.O. Box 4410, Nairobi, Kenya"),
    "irish-welsh": ("Irish", "+353 87 123 4567", "3 Grafton Court, Dublin D02 X285, Ireland"),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """An invented person."""

    group: str
    given: str
    surname: str
    gender: str
    native: str
    nationality: str
    phone: str
    address: str


def identities() -> list[Identity]:
    """Everybody, in a fixed order."""
    people = []
    for group, rows in PEOPLE.items():
        for row in rows.split(";"):
            given, surname, gender, *native = (part.strip() for part in row.split("|"))
            people.append(
                Identity(
                    group, given, surname, gender, native[0] if native else "", *COUNTRIES[group]
                )
            )
    return people
