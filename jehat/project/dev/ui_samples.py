"""Invented words for /dev/ui, once in each language."""

PEAKS = [
    0.25, 0.4, 0.35, 0.2, 0.55, 0.7, 0.45, 0.3, 0.15, 0.5, 0.8, 0.65, 0.4, 0.3, 0.6, 0.75, 0.5, 0.35, 0.2, 0.3, 0.45, 0.6, 0.4, 0.55,
    0.85, 0.7, 0.5, 0.3, 0.25, 0.4, 0.65, 0.5, 0.35, 0.2, 0.45, 0.7, 0.6, 0.4, 0.3, 0.5, 0.35, 0.25, 0.4, 0.55, 0.3, 0.2, 0.35, 0.25,
]  # fmt: skip

TONE = {"new": "info", "open": "brand", "wait": "warn", "late": "bad", "post": "mute", "done": "ok"}
ICON = {"new": "circle-alert", "open": "clock", "wait": "message-circle", "late": "triangle-alert", "post": "calendar-clock", "done": "circle-check"}

WORDS = {
    "ar": {
        "status": {"new": "جديدة", "open": "قيد المعالجة", "wait": "بانتظار ردّك", "late": "متأخرة", "post": "مؤجلة", "done": "منجزة"},
        "urgent": "عاجلة", "important": "مهمة", "normal": "عادية",
        "stages": ["استلام", "معالجة", "إنجاز"],
        "name": "عبدالله الحربي", "employee": "سارة القحطاني", "other": "فيصل الدوسري",
        "entity": "أمانة المنطقة الشرقية", "department": "إدارة الأراضي والممتلكات", "external": "الرقابة الفنية",
        "office": "الاتصالات الإدارية", "lands": "إدارة الأراضي", "manager": "اعتماد المدير",
        "subject": "طلب تصحيح بيانات صك عقاري رقم 3302/ب في حي الريان", "type": "تصحيح بيانات",
        "subjects": ["الاعتراض على مخالفة مبانٍ وطلب معاينة ميدانية", "تجديد رخصة محل تجاري — مؤسسة نماء للتموين (Namaa Est.)",
                     "استفسار عن موعد صرف التعويض لنزع الملكية", "طلب إيصال خدمة الصرف الصحي لقطعة سكنية"],
        "last": "نحتاج صورة أوضح من الصك — الصفحة الثانية",
        "hijri": "8 جمادى الآخرة 1448", "gregorian": "18 نوفمبر 2026", "today": "اليوم", "yesterday": "أمس", "tomorrow": "متوقع غدًا",
        "left": ["بقي 3 س", "بقي 7 س", "بقي يومان", "تأخر يومين", "مؤجلة"], "held": ["12 د", "1 ي 4 س", "6 س", "منذ 22 س"],
        "message": "السلام عليكم، ورد اسم المالك في الصك «عبد الله» منفصلة، والصحيح «عبدالله» كما في الهوية. مرفق الصك وصورة الهوية.",
        "note": "طابقتُ الصك مع سجل 1434هـ، الخطأ إملائي فقط. لا مانع من التصحيح بعد وضوح الصفحة الثانية.",
        "reply": "وعليكم السلام أستاذ عبدالله، نحتاج صورة أوضح من الصفحة الثانية للصك ليكتمل التصحيح.",
        "transcript": "«أرفقت الصفحة الثانية بدقة أعلى، وإذا تحتاجون الأصل أقدر أحضره الخميس.»",
        "created": "أنشأ عبدالله الحربي المعاملة من الجوال", "assigned": "أُسندت آليًا إلى سارة القحطاني — أقل حمل في القسم (7 معاملات)",
        "beneficiary": "المستفيد", "citizen": "مواطن · هوية", "delivered": "وصلت برسالة نصية وبريد · قُرئت 15:20",
        "needed": "مطلوب منك: صورة أوضح من الصك", "needed_text": "طلبت سارة القحطاني من أمانة المنطقة الشرقية الصفحة الثانية. يُغلق الطلب آليًا إن لم تردّ قبل 15 جمادى الآخرة.",
        "attach": "إرفاق الآن", "by_voice": "رد صوتي", "hello": "أهلًا، عبدالله", "lead": "لديك معاملة واحدة تنتظر ردّك و3 قيد المعالجة.",
        "new_case": "معاملة جديدة", "mine": "معاملاتي", "begin": "ابدأ من جهة", "services": "14 خدمة", "all": "الكل", "waiting": "تنتظرني", "running": "جارية", "finished": "منجزة",
        "inbox": "الوارد", "for_me": "لي", "section": "القسم", "unassigned": "غير مسندة", "overdue": "متأخرة",
        "acts": {"reply": "رد", "refer": "إحالة", "assign": "إسناد", "postpone": "تأجيل", "complete": "إنجاز", "more": "المزيد", "print": "طباعة", "archive": "حفظ"},
        "log": "سجل المعاملة", "with_beneficiary": "مع المستفيد", "internal": "داخلي", "attachments": "مرفقات",
        "time_title": "مدة الإنجاز", "time_left": "3 س 18 د متبقية", "time_used": "استُهلك 69 من 72 ساعة عمل", "details": "التفاصيل", "linked": "مرتبطة",
        "responsible": "المسؤول", "place": "القسم", "kind": "النوع", "made": "الإنشاء", "city": "المدينة", "dammam": "الدمام", "phone": "الجوال",
        "certificate": "شهادة إتمام بناء", "send_out": "إرسال إلى المستفيد", "send_in": "حفظ تعليق داخلي", "write_out": "اكتب ردّك على المستفيد…", "write_in": "اكتب للفريق؛ لا يراه المستفيد…",
        "toast": "أُجّلت المعاملة إلى الأحد", "toast_error": "تعذر الحفظ: غيّرها زميل قبل لحظات", "keys": "تنقّل", "all_keys": "كل الاختصارات",
        "voice_title": "سجّل صوتك بدل الكتابة", "voice_text": "اضغط على الميكروفون في أي معاملة، وسنحوّل رسالتك إلى نص يمكنك تعديله.",
        "sheet_title": "تسجيل الدخول", "sheet_intro": "برقم الهوية أو الإقامة أو الجوال أو البريد.", "sheet_go": "متابعة",
        "empty": "لا معاملات بعد", "empty_text": "ابدأ أول معاملة، ولن تستغرق دقيقة.", "nothing": "لا نتائج بهذه التصفية", "clear": "إزالة التصفية",
        "dialog": "تأجيل المعاملة", "dialog_text": "يتوقف احتساب المدة حتى التاريخ المختار، ويُبلَّغ المستفيد بالسبب.", "save": "حفظ", "cancel": "إلغاء", "busy": "جارٍ", "disabled": "معطّل", "open_dialog": "فتح المربع",
        "steps": ["الجهة", "النوع", "الموضوع", "الأولوية"], "month": "الشهر", "received": "الواردة", "closed": "المنجزة", "months": ["رجب", "شعبان", "رمضان"], "total": "المجموع",
    },
    "en": {
        "status": {"new": "New", "open": "In progress", "wait": "Waiting for you", "late": "Late", "post": "Postponed", "done": "Done"},
        "urgent": "Urgent", "important": "Important", "normal": "Normal",
        "stages": ["Received", "In work", "Done"],
        "name": "Abdullah Al-Harbi", "employee": "Sarah Al-Qahtani", "other": "Faisal Al-Dosari",
        "entity": "Eastern Province Municipality", "department": "Lands and Property", "external": "Technical Control",
        "office": "Registry", "lands": "Lands", "manager": "Manager's approval",
        "subject": "Correction of the deed no. 3302/ب in Al-Rayyan district", "type": "Correction of data",
        "subjects": ["Objection to a building violation and request for a visit", "Renewal of a shop licence — Namaa Catering (مؤسسة نماء)",
                     "Question about the date of the compensation payment", "Connection of a residential plot to sewage"],
        "last": "We need a clearer picture of the deed, page two",
        "hijri": "8 Jumada II 1448", "gregorian": "18 November 2026", "today": "Today", "yesterday": "Yesterday", "tomorrow": "Expected tomorrow",
        "left": ["3 h left", "7 h left", "2 days left", "2 days late", "Postponed"], "held": ["12 min", "1 d 4 h", "6 h", "for 22 h"],
        "message": "Good morning, the owner's name on the deed is written in two words; it should be one, as on the ID. The deed and the ID are attached.",
        "note": "I compared the deed with the 1434 register: a spelling mistake only. No objection once page two is readable.",
        "reply": "Good morning, we need a clearer picture of page two of the deed to finish the correction.",
        "transcript": "“I attached page two in a higher resolution; if you need the original I can bring it on Thursday.”",
        "created": "Abdullah Al-Harbi filed the case from his phone", "assigned": "Assigned automatically to Sarah Al-Qahtani: the least load in the department (7 cases)",
        "beneficiary": "Beneficiary", "citizen": "Citizen · ID", "delivered": "Delivered by SMS and e-mail · read 15:20",
        "needed": "Needed from you: a clearer picture of the deed", "needed_text": "Sarah Al-Qahtani of the Eastern Province Municipality asked for page two. The request closes by itself if there is no reply by 15 Jumada II.",
        "attach": "Attach now", "by_voice": "Reply by voice", "hello": "Welcome, Abdullah", "lead": "One case waits for your reply, three are in progress.",
        "new_case": "New case", "mine": "My cases", "begin": "Begin with an entity", "services": "14 services", "all": "All", "waiting": "Waiting for me", "running": "Running", "finished": "Done",
        "inbox": "Inbox", "for_me": "Mine", "section": "Department", "unassigned": "Unassigned", "overdue": "Late",
        "acts": {"reply": "Reply", "refer": "Refer", "assign": "Assign", "postpone": "Postpone", "complete": "Complete", "more": "More", "print": "Print", "archive": "File"},
        "log": "History", "with_beneficiary": "With the beneficiary", "internal": "Internal", "attachments": "Files",
        "time_title": "Time to completion", "time_left": "3 h 18 min left", "time_used": "69 of 72 working hours used", "details": "Details", "linked": "Linked",
        "responsible": "Responsible", "place": "Department", "kind": "Type", "made": "Filed", "city": "City", "dammam": "Dammam", "phone": "Mobile",
        "certificate": "Building completion certificate", "send_out": "Send to the beneficiary", "send_in": "Save the internal note", "write_out": "Write your reply to the beneficiary…", "write_in": "Write to the team; the beneficiary does not see it…",
        "toast": "The case was postponed to Sunday", "toast_error": "Not saved: a colleague changed it a moment ago", "keys": "move", "all_keys": "all shortcuts",
        "voice_title": "Speak instead of writing", "voice_text": "Press the microphone in any case; your words become a text you can correct.",
        "sheet_title": "Sign in", "sheet_intro": "With your ID, Iqama, mobile or e-mail.", "sheet_go": "Continue",
        "empty": "No cases yet", "empty_text": "Begin the first one; it takes less than a minute.", "nothing": "Nothing matches this filter", "clear": "Remove the filter",
        "dialog": "Postpone the case", "dialog_text": "The clock stops until the chosen day, and the beneficiary is told why.", "save": "Save", "cancel": "Cancel", "busy": "Busy", "disabled": "Disabled", "open_dialog": "Open the box",
        "steps": ["Entity", "Type", "Subject", "Priority"], "month": "Month", "received": "Received", "closed": "Completed", "months": ["Rajab", "Sha'ban", "Ramadan"], "total": "Total",
    },
}  # fmt: skip


def of(language: str) -> dict:
    """All samples in one language, with cards, rows and holders made of them."""
    words = WORDS[language]
    return {
        **words,
        "peaks": PEAKS,
        "chips": [{"label": label, "tone": TONE[key], "icon": ICON[key]} for key, label in words["status"].items()],
        "cards": [card(words, place) for place in range(5)],
        "rows": [row(words, place) for place in range(8)],
        "holders": holders(words),
        "files": files(),
        "filters": tabs([words["all"], words["waiting"], words["running"], words["finished"]], [6, 1, 3, 0]),
        "views": tabs([words["for_me"], words["section"], words["unassigned"], words["overdue"]], [12, 43, 9, 4]),
        "log_filters": tabs([words["all"], words["with_beneficiary"], words["internal"], words["attachments"]], [14, 5, 4, 6]),
    }


def tabs(labels: list[str], counts: list[int]) -> list[dict]:
    """Filter items, the first of them current."""
    return [{"label": label, "url": "#", "count": count, "current": not place} for place, (label, count) in enumerate(zip(labels, counts, strict=True))]


def card(words: dict, place: int) -> dict:
    """A citizen's case in one of its states."""
    key = ["wait", "open", "late", "open", "done"][place]
    step = [2, 2, 2, 1, 3][place]
    states = ["is-done" if n < step or key == "done" else "is-now" if n == step else "" for n in (1, 2, 3)]
    return {
        "url": "#",
        "subject": [words["subject"], *words["subjects"]][place],
        "status": {"label": words["status"][key], "tone": TONE[key], "icon": ICON[key]},
        "priority": [{"label": words["urgent"], "tone": "bad"}, {"label": words["important"], "tone": "warn"}, {"label": words["normal"], "tone": ""}][min(place, 2)],
        "unread": 2 if not place else 0,
        "last": words["last"],
        "steps": [{"label": label, "state": state} for label, state in zip(words["stages"], states, strict=True)],
        "employee": "" if place == 3 else [words["employee"], words["other"]][place % 2],
        "entity": words["entity"],
        "type": words["type"],
        "date": words["hijri"],
        "number": f"2026-4{8211 - place * 308}",
    }


def row(words: dict, place: int) -> dict:
    """An employee's row in one of its states."""
    key = ["wait", "new", "open", "open", "late", "open", "post", "done"][place]
    return {
        "url": "#",
        "who": [words["name"], words["other"], words["employee"]][place % 3],
        "subject": ([words["subject"], *words["subjects"]] * 2)[place],
        "snippet": words["last"] if place % 2 else words["transcript"],
        "when": ["10:42", "10:15", "09:58", words["yesterday"]][min(place, 3)],
        "status": {"label": words["status"][key], "tone": TONE[key]},
        "sla": {"label": (words["left"] * 2)[place], "tone": ["warn", "ok", "ok", "bad", "mute", "warn", "ok", "ok"][place]},
        "voice": place in {0, 5},
        "clip": place in {2, 4},
        "active": not place,
        "unread": place in {0, 1, 4},
        "eyes": words["other"] if place == 3 else "",
    }


def holders(words: dict) -> list[dict]:
    """A chain with every kind of holder."""
    return [
        {"unit": words["office"], "person": words["name"], "held": words["held"][0], "state": "done"},
        {"unit": words["lands"], "person": words["employee"], "held": words["held"][1], "state": "done", "late": True},
        {"unit": words["external"], "person": words["other"], "held": words["held"][2], "state": "done", "external": True},
        {"unit": words["lands"], "person": words["employee"], "held": words["held"][3], "state": "now"},
        {"unit": words["manager"], "person": words["tomorrow"], "held": "", "state": "next"},
    ]


def files() -> list[dict]:
    """Attachments in every state."""
    return [
        {"name": "sakk-3302.pdf", "size": 1258291, "kind": "pdf", "url": "#"},
        {"name": "صورة الهوية.jpg", "size": 655360, "kind": "image", "url": "#"},
        {"name": "visit.m4a", "size": 90112, "kind": "audio", "url": "#"},
        {"name": "plans.zip", "size": 10485760, "kind": "other", "url": "#", "state": "held"},
        {"name": "invoice.exe.pdf", "size": 20480, "kind": "other", "url": "#", "state": "infected"},
    ]
