from django.shortcuts import render


def ui_page(request):
    return render(request, "dev/ui.html")
