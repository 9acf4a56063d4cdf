"""Taking something along: first it is certain who asks, then the file is offered, then it is taken."""

from django.http import HttpResponse
from django.shortcuts import render


def offered(request, title, *, back, most=0):
    """The page that says what will be taken, and offers the file."""
    query = request.GET.copy()
    query["file"] = "1"
    context = {"title": title, "file": f"{request.path}?{query.urlencode()}", "back": back, "most": most}
    return render(request, "desk/export.html", context)


def file_of(content: bytes, name: str) -> HttpResponse:
    """A table as a download."""
    named = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=named)
