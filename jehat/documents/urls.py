from django.urls import path

from .views import drafting, mine, uploading

app_name = "documents"
urlpatterns = [
    path("upload/", uploading.upload, name="upload"),
    path("mine/", mine.mine, name="mine"),
    path("drafts/", drafting.drafts, name="drafts"),
    path("drafts/<str:place>/", drafting.draft, name="draft"),
    path("drafts/<str:place>/discard/", drafting.discard_draft, name="discard_draft"),
    path("drafts/<str:place>/then/<str:then>/", drafting.draft, name="draft_then"),
    path("drafts/<str:place>/swap/<str:device>/", drafting.swap_draft, name="swap_draft"),
    path("<uuid:pk>/discard/", uploading.discard, name="discard"),
    path("<uuid:pk>/validity/", mine.set_validity, name="set_validity"),
    path("<uuid:pk>/reuse/", mine.reuse, name="reuse"),
]
