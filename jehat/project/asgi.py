import os

from django.core.asgi import get_asgi_application

from jehat.project import garbage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
application = get_asgi_application()
garbage.seek_rarely()
