"""The door for providers: what became of the messages they took."""

from secrets import compare_digest

from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jehat.core.crypto.blind import blind_index
from jehat.notifications import delivery
from jehat.notifications.channels import receipts as reports
from jehat.notifications.channels import sms
from jehat.people import throttle
from jehat.people.origin import network_of


@non_atomic_requests
@csrf_exempt
@require_http_methods(["GET", "POST"])
def receive(request, provider, secret):
    """Keep what a provider tells; told twice, or of a message nobody knows, it is answered all the same."""
    port = sms.named(provider)
    if port is None or not port.secret or not compare_digest(port.secret.encode(), secret.encode()):
        return _slowed(request)
    fields = (request.POST or request.GET).dict()
    try:
        told = reports.told(sms.shape_of(provider), b"" if fields else request.body, fields)
    except reports.NotUnderstood:
        return HttpResponse(status=422)
    for receipt in told:
        delivery.receive(provider=provider, **receipt)
    return HttpResponse(status=200)


def _slowed(request):
    """Whoever guesses finds nothing, and after some guesses not even that."""
    key = blind_index("people_throttle.key", f"receipts\x1f{network_of(request)}")
    if seconds := throttle.admit([throttle.Bucket(key, holds=20, drains=60)], now=timezone.now()):
        return HttpResponse(status=429, headers={"Retry-After": str(seconds)})
    raise Http404
