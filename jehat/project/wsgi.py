import os

from django.core.wsgi import get_wsgi_application

from jehat.project import garbage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
application = get_wsgi_application()
garbage.seek_rarely()
