"""Names of news agencies and outlets as datelines and credits write them."""

__all__ = ["AGENCIES", "NOT_PLACES", "publisher_name"]

# What stands in the text (upper case) -> the publisher's usual short name.
AGENCIES: dict[str, str] = {
    name.upper(): name
    for name in (
        "AP", "AFP", "Reuters", "TASS", "Xinhua", "MENAFN", "ANI", "PTI", "IANS", "UNI", "DPA",
        "EFE", "ANSA", "Kyodo", "Yonhap", "KCNA", "Interfax", "Ukrinform", "UNIAN", "Bernama",
        "UPI", "BBC", "CNN", "Al Jazeera", "VOA", "RFE/RL", "DW", "IRNA", "ISNA", "Mehr", "Fars",
        "Tasnim", "SANA", "WAM", "SPA", "KUNA", "QNA", "MENA", "NAN", "APA", "Azertac", "Trend",
        "Armenpress", "Interpress", "Tanjug", "Hina", "Beta", "SRNA", "FENA", "BTA", "Agerpres",
        "PAP", "CTK", "MTI", "LETA", "BNS", "ELTA", "STA", "Belga", "ATA", "MIA", "BIRN", "WAFA",
        "Petra", "NNA", "Antara", "VNA", "PNA", "NHK", "CNA", "TNA", "Saba", "MAP", "APS", "TAP",
        "GNA", "ENA", "SUNA", "APP", "INP", "BSS", "UNB", "APO", "AGI", "ANP", "NTB", "TT",
        "Ritzau", "STT", "Lusa", "Europa Press", "Notimex", "Telam", "Prensa Latina",
        "Agencia Brasil", "IPS", "PA", "PA Media", "AAP", "NZPA", "CP", "Canadian Press",
        "Bloomberg", "Dow Jones", "RIA", "RIA Novosti", "Sputnik", "RT", "BelTA", "Kazinform",
        "24.kg", "UzA", "Khabar", "Pajhwok", "TOLOnews", "Rudaw", "Shafaq News", "The Guardian",
        "Gulf Times", "Arab News", "Khaleej Times", "The Hindu", "Al-Ahram", "Wikinews",
    )
}  # fmt: skip
AGENCIES |= {
    "THE ASSOCIATED PRESS": "AP",
    "ASSOCIATED PRESS": "AP",
    "THOMSON REUTERS": "Reuters",
    "AGENCE FRANCE-PRESSE": "AFP",
    "AGENCE FRANCE PRESSE": "AFP",
    "ITAR-TASS": "TASS",
    "XINHUA NEWS AGENCY": "Xinhua",
    "KYODO NEWS": "Kyodo",
    "YONHAP NEWS AGENCY": "Yonhap",
    "UNITED PRESS INTERNATIONAL": "UPI",
    "PRESS TRUST OF INDIA": "PTI",
    "ASIAN NEWS INTERNATIONAL": "ANI",
    "VOICE OF AMERICA": "VOA",
    "BBC NEWS": "BBC",
    "AA": "Anadolu",
    "ANADOLU": "Anadolu",
    "ANADOLU AGENCY": "Anadolu",
    "INTERFAX-UKRAINE": "Interfax-Ukraine",
    "ČTK": "CTK",
    "DEUTSCHE WELLE": "DW",
    "RFERL": "RFE/RL",
}

# Words in capitals before a dash or colon that name no place.
NOT_PLACES = frozenset(
    """
    ALERT ANALYSIS ANNOUNCEMENT BACKGROUND BREAKING BRIEF BRIEFING COLUMN COMMENT CORRECTED
    CORRECTION DISCLAIMER EDITORIAL EU EXCLUSIVE EXPLAINED EXPLAINER EXPLAINERS FACTBOX FACT FEATURE
    FILE FLASH G20 G7 HEADLINES HEADLINE IAEA IMF INTERVIEW JUST LATEST LIVE MORE NATO NEWS NOTE
    OPINION OSCE PHOTO PHOTOS PICTURES PODCAST PRESS Q QA READ RECAP RELEASE REPORT REVIEW SPECIAL
    STATEMENT SUMMARY TIMELINE TITLE TOPSHOT UK UN UPDATE UPDATED URGENT US USA VIDEO VIEWPOINT
    WATCH WHO WRAPUP
    """.split()
)


def publisher_name(words: str) -> str:
    """The usual name of an agency, or the words themselves where it is not known."""
    tidy = " ".join(words.split()).strip(" .,:;/-")
    return AGENCIES.get(tidy.upper(), tidy)
