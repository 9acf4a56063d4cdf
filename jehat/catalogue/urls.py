from django.urls import path

from .views import articles, guide, kinds, publishing, ruling, wordings, writing

app_name = "catalogue"
urlpatterns = [
    path("", guide.entities, name="entities"),
    path("suggest/", guide.suggest, name="suggest"),
    path("kinds/<str:code>/", guide.kind, name="kind"),
    path("keep/kinds/", kinds.see_kinds, name="see_kinds"),
    path("keep/kinds/add/", kinds.add_kind, name="add_kind"),
    path("keep/kinds/<str:code>/", kinds.write_version, name="write_version"),
    path("keep/kinds/<str:code>/form/", writing.write_form, name="write_form"),
    path("keep/kinds/<str:code>/form/preview/", writing.preview_form, name="preview_form"),
    path("keep/kinds/<str:code>/rules/", ruling.write_rules, name="write_rules"),
    path("keep/kinds/<str:code>/preview/", publishing.preview_kind, name="preview_kind"),
    path("keep/kinds/<str:code>/publish/", publishing.publish_kind, name="publish_kind"),
    path("keep/kinds/<str:code>/retire/", publishing.retire_kind, name="retire_kind"),
    path("keep/kinds/<str:code>/discard/", publishing.discard_draft, name="discard_draft"),
    path("keep/kinds/<str:code>/versions/", publishing.versions, name="versions"),
    path("keep/kinds/<str:code>/versions/<int:number>/restore/", publishing.restore_version, name="restore_version"),
    path("keep/words/", wordings.wordings, name="wordings"),
    path("keep/words/<str:code>/", wordings.change_wording, name="change_wording"),
    path("keep/articles/", articles.kept_articles, name="kept_articles"),
    path("keep/articles/add/", articles.add_article, name="add_article"),
    path("keep/articles/<slug:name>/", articles.write_article, name="write_article"),
    path("keep/articles/<slug:name>/publish/", articles.publish_article, name="publish_article"),
    path("keep/articles/<slug:name>/retire/", articles.retire_article, name="retire_article"),
    path("<str:code>/articles/", guide.articles, name="articles"),
    path("<str:code>/articles/<slug:name>/", guide.article, name="article"),
    path("<str:code>/", guide.entity, name="entity"),
]
