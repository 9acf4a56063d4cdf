"""The named cast: the same few people in the demonstration, the tests, the screenshots and the documents."""

from dataclasses import dataclass

from jehat.organization import roles
from jehat.people.identifiers import EMAIL, IQAMA, MOBILE, NATIONAL_ID, USERNAME
from jehat.people.seed import Person

PASSWORD = "waha-1448-demo"


@dataclass(frozen=True)
class Member:
    """One of the cast: who it is, the part played, and for an employee where and in which role."""

    person: Person
    part_ar: str
    part_en: str
    entity: str = ""
    department: str = ""
    role: str = ""

    password = PASSWORD

    @property
    def user_name(self) -> str:
        return self.person.username

    @property
    def is_employee(self) -> bool:
        return bool(self.entity)


def _names(arabic, english):
    return {"arabic": tuple(arabic.split()), "english": tuple(english.split())}


def _beneficiary(username, number, mobile, email, *, part_ar, part_en, **names) -> Member:
    kind = NATIONAL_ID if number.startswith("1") else IQAMA
    identifiers = {USERNAME: username, kind: number, MOBILE: mobile, EMAIL: email}
    language = "ar" if kind == NATIONAL_ID else "en"
    return Member(Person(**names, identifiers=identifiers, language=language), part_ar, part_en)


def _employee(username, mobile, *, part_ar, part_en, entity, department, role, **names) -> Member:
    identifiers = {USERNAME: username, MOBILE: mobile, EMAIL: f"{username}@example.test"}
    return Member(Person(**names, identifiers=identifiers), part_ar, part_en, entity, department, role)


def _permits(name, mobile, arabic, english, *, part_ar="موظف الرخص", part_en="Permits officer", role=roles.OFFICER):
    return _employee(
        f"{name}.perm",
        mobile,
        part_ar=part_ar,
        part_en=part_en,
        entity="WRM",
        department="PERM",
        role=role,
        **_names(arabic, english),
    )


CAST: dict[str, Member] = {
    "sara": _beneficiary(
        "sara",
        "1999901133",
        "+966500000113",
        "sara@example.test",
        part_ar="مستفيدة، مواطنة",
        part_en="Beneficiary, citizen",
        **_names("سارة سعد الواحي", "Sara Saad Alwahi"),
    ),
    "imran": _beneficiary(
        "imran",
        "2999901099",
        "+966500000109",
        "p09@example.test",
        part_ar="مستفيد، مقيم",
        part_en="Beneficiary, resident",
        **_names("عمران رحيم خان", "Imran Rahim Khan"),
    ),
    "noura": _permits("noura", "+966500000201", "نورة عبدالعزيز الغدير", "Noura Abdulaziz Alghadeer"),
    "faisal": _permits("faisal", "+966500000202", "فيصل سليمان الروابي", "Faisal Sulaiman Alrawabi"),
    "majed": _permits("majed", "+966500000203", "ماجد حمود السدري", "Majed Hamoud Alsidri"),
    "huda": _permits(
        "huda",
        "+966500000204",
        "هدى إبراهيم المرجان",
        "Huda Ibrahim Almarjan",
        part_ar="مشرفة الرخص ورئيسة إدارتها",
        part_en="Permits supervisor, head of the department",
        role=roles.SUPERVISOR,
    ),
    "salma": _employee(
        "salma.cx",
        "+966500000205",
        part_ar="مشرفة خدمة المستفيدين",
        part_en="Beneficiary services supervisor",
        entity="WRM",
        department="CX",
        role=roles.SUPERVISOR,
        **_names("سلمى راشد الصفصاف", "Salma Rashid Alsafsaf"),
    ),
    "yousef": _employee(
        "yousef.legal",
        "+966500000206",
        part_ar="موظف الإدارة القانونية",
        part_en="Legal officer",
        entity="WRM",
        department="LEGAL",
        role=roles.OFFICER,
        **_names("يوسف منصور البستان", "Yousef Mansour Albustan"),
    ),
    "admin": _employee(
        "admin.wrm",
        "+966500000207",
        part_ar="مسؤول المنصة في الأمانة",
        part_en="Entity administrator",
        entity="WRM",
        department="HR",
        role=roles.ADMINISTRATOR,
        **_names("عادل زيد الخمائل", "Adel Zaid Alkhamael"),
    ),
    "stranger": _employee(
        "rakan.licn",
        "+966500000208",
        part_ar="موظف جهة أخرى",
        part_en="Officer of another entity",
        entity="PRA",
        department="LICN",
        role=roles.OFFICER,
        **_names("راكان فواز الينبوع", "Rakan Fawaz Alyanbu"),
    ),
    "oversight": _employee(
        "lama.aud",
        "+966500000209",
        part_ar="مفتشة رقابية",
        part_en="Oversight inspector",
        entity="GPO",
        department="AUD",
        role=roles.OVERSIGHT,
        **_names("لمى طلال الأفق", "Lama Talal Alufuq"),
    ),
}


def members() -> list[Member]:
    """All of the cast, beneficiaries first."""
    return list(CAST.values())
