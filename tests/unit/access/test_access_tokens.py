"""Access tokens: what is refused, check by check of RFC 8725, and what passes."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jwt
import pytest
from access_world import ADDRESS, NOON, PASSWORD, World, encoded, new_key, signed
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import OKPAlgorithm

from rolefit.access.bearer import LEEWAY
from rolefit.access.keys import thumbprint
from rolefit.domain.accounts import Principal, Scope
from rolefit.domain.errors import TokenRefused

AT = int(NOON.timestamp())
_LEFT_OUT = object()


@dataclass(frozen=True)
class Forger:
    """Makes tokens of whatever kind, by the real key where nothing else is said."""

    key: dict[str, Any]
    account_id: str

    @property
    def claims(self) -> dict[str, Any]:
        return {
            "iss": ADDRESS,
            "aud": ADDRESS,
            "sub": self.account_id,
            "tenant": "north",
            "client_id": "rolefit",
            "name": "ada",
            "scope": "match documents:read",
            "iat": AT,
            "exp": AT + 600,
            "jti": "a1",
        }

    @property
    def header(self) -> dict[str, Any]:
        return {"alg": "EdDSA", "typ": "at+jwt", "kid": thumbprint(self.key)}

    def claiming(self, **changes: object) -> str:
        return signed(self.header, _changed(self.claims, changes), self.key)

    def headed(self, **changes: object) -> str:
        return signed(_changed(self.header, changes), self.claims, self.key)

    def by_hmac(self, key: bytes) -> str:
        header = json.dumps({**self.header, "alg": "HS256"}).encode()
        content = f"{encoded(header)}.{encoded(json.dumps(self.claims).encode())}"
        return f"{content}.{encoded(hmac.digest(key, content.encode(), hashlib.sha256))}"

    def unsigned(self, signature: str) -> str:
        header, claims, _ = self.headed(alg="none").split(".")
        return f"{header}.{claims}.{signature}"

    def pem(self) -> bytes:
        public = OKPAlgorithm.from_jwk(self.key).public_key()  # type: ignore[union-attr]
        return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def public(self) -> dict[str, Any]:
        return {name: value for name, value in self.key.items() if name != "d"}


def _changed(fields: dict[str, Any], changes: dict[str, object]) -> dict[str, Any]:
    return {name: v for name, v in {**fields, **changes}.items() if v is not _LEFT_OUT}


def _by_a_key_it_brings(forger: Forger) -> str:
    other = new_key()
    header = {**forger.header, "jwk": {n: v for n, v in other.items() if n != "d"}}
    return signed(header, forger.claims, other)


def _other_payload(forger: Forger) -> str:
    header, _, signature = forger.claiming().split(".")
    return (
        f"{header}.{encoded(json.dumps({**forger.claims, 'exp': AT + 601}).encode())}.{signature}"
    )


def _twice(forger: Forger) -> str:
    written = json.dumps(forger.claims)
    return signed(forger.header, '{"tenant": "south", ' + written[1:], forger.key)


def _twice_in_the_header(forger: Forger) -> str:
    return signed('{"alg": "none", ' + json.dumps(forger.header)[1:], forger.claims, forger.key)


FORMS: dict[str, tuple[Callable[[Forger], str], str]] = {
    "no token": (lambda _: "", "no token"),
    "too long": (lambda f: f.claiming(more="x" * 8192), "too long"),
    "two parts": (lambda f: f.claiming().rpartition(".")[0], "three parts"),
    "four parts": (lambda f: f.claiming() + ".e30", "three parts"),
    "an empty part": (lambda f: f.unsigned(""), "three parts"),
    "a line's end": (lambda f: f.claiming() + "\n", "three parts"),
    "padding": (lambda f: f.claiming() + "=", "three parts"),
    "the scheme before it": (lambda f: f"Bearer {f.claiming()}", "three parts"),
    "a header that is no JSON": (lambda f: signed("{", f.claims, f.key), "cannot be read"),
    "a header that is a list": (lambda f: signed("[]", f.claims, f.key), "cannot be read"),
    "claims that are a text": (lambda f: signed(f.header, '"x"', f.key), "cannot be read"),
    "claims too deep": (lambda f: signed(f.header, "[" * 5000, f.key), "cannot be read"),
    "a claim twice": (_twice, "cannot be read"),
    "a header field twice": (_twice_in_the_header, "cannot be read"),
}
SIGNATURES: dict[str, tuple[Callable[[Forger], str], str]] = {
    "none": (lambda f: f.unsigned("AA"), "algorithm"),
    "None": (lambda f: f.headed(alg="None"), "algorithm"),
    "no algorithm": (lambda f: f.headed(alg=_LEFT_OUT), "“alg”"),
    "HMAC by the public key": (
        lambda f: f.by_hmac(json.dumps(f.public()).encode()),
        "algorithm",
    ),
    "HMAC by its PEM": (lambda f: f.by_hmac(f.pem()), "algorithm"),
    "another algorithm's name": (lambda f: f.headed(alg="RS256"), "algorithm"),
    "another key": (lambda f: signed(f.header, f.claims, new_key()), "signature"),
    "another signature": (lambda f: f.claiming()[:-86] + "A" * 86, "signature"),
    "another payload": (_other_payload, "signature"),
    "a key that it brings": (_by_a_key_it_brings, "header asks"),
    "an address of keys": (lambda f: f.headed(jku="https://x.example"), "header asks"),
    "an address of certificates": (lambda f: f.headed(x5u="https://x.example"), "header asks"),
    "certificates": (lambda f: f.headed(x5c=["MII"]), "header asks"),
    "something critical": (lambda f: f.headed(crit=["exp"]), "header asks"),
    "a payload as it is": (lambda f: f.headed(b64=False), "header asks"),
    "no key": (lambda f: f.headed(kid=_LEFT_OUT), "“kid”"),
    "an unknown key": (lambda f: f.headed(kid="other"), "key is not known"),
    "a path for a key": (lambda f: f.headed(kid="../keys/000001"), "key is not known"),
    "a number for a key": (lambda f: f.headed(kid=1), "“kid”"),
}
CLAIMS: dict[str, tuple[Callable[[Forger], str], str]] = {
    "no type": (lambda f: f.headed(typ=_LEFT_OUT), "“typ”"),
    "any JWT": (lambda f: f.headed(typ="JWT"), "another type"),
    "a refresh token": (lambda f: f.headed(typ="rt+jwt"), "another type"),
    "an id token": (lambda f: f.claiming(nonce="n"), "another type"),
    "no issuer": (lambda f: f.claiming(iss=_LEFT_OUT), "“iss”"),
    "another issuer": (lambda f: f.claiming(iss="https://x.example"), "another issuer"),
    "two issuers": (lambda f: f.claiming(iss=[ADDRESS]), "“iss”"),
    "no audience": (lambda f: f.claiming(aud=_LEFT_OUT), "“aud”"),
    "another audience": (lambda f: f.claiming(aud="https://x.example"), "another audience"),
    "others as audience": (lambda f: f.claiming(aud=["a", "b"]), "another audience"),
    "nobody as audience": (lambda f: f.claiming(aud=[]), "another audience"),
    "a number as audience": (lambda f: f.claiming(aud=[ADDRESS, 1]), "“aud”"),
    "no end": (lambda f: f.claiming(exp=_LEFT_OUT), "“exp”"),
    "past": (lambda f: f.claiming(exp=AT - 30, iat=AT - 600), "past its time"),
    "an end as text": (lambda f: f.claiming(exp=str(AT + 600)), "“exp”"),
    "an end that is true": (lambda f: f.claiming(exp=True), "“exp”"),
    "an endless end": (lambda f: f.claiming(exp=float("inf")), "cannot be read"),
    "an end of a number too great": (lambda f: f.claiming(exp=10**30), "“exp”"),
    "no beginning": (lambda f: f.claiming(iat=_LEFT_OUT), "“iat”"),
    "made in the future": (lambda f: f.claiming(iat=AT + 31), "times cannot be"),
    "not yet": (lambda f: f.claiming(nbf=AT + 31), "times cannot be"),
    "a beginning as text": (lambda f: f.claiming(nbf="now"), "“nbf”"),
    "an end before its beginning": (lambda f: f.claiming(exp=AT, iat=AT), "times cannot be"),
    "nobody": (lambda f: f.claiming(sub=_LEFT_OUT), "“sub”"),
    "an empty subject": (lambda f: f.claiming(sub=""), "“sub”"),
    "a number as subject": (lambda f: f.claiming(sub=7), "“sub”"),
    "a subject that is no text": (lambda f: f.claiming(sub="\ud800"), "“sub”"),
    "no tenant": (lambda f: f.claiming(tenant=_LEFT_OUT), "“tenant”"),
    "a list of tenants": (lambda f: f.claiming(tenant=["north"]), "“tenant”"),
    "no id": (lambda f: f.claiming(jti=_LEFT_OUT), "“jti”"),
    "no client": (lambda f: f.claiming(client_id=_LEFT_OUT), "“client_id”"),
    "no scopes": (lambda f: f.claiming(scope=_LEFT_OUT), "scopes"),
    "scopes that are no texts": (lambda f: f.claiming(scope=[1]), "scopes"),
    "another tenant": (lambda f: f.claiming(tenant="south"), "account"),
    "an account that is not there": (lambda f: f.claiming(sub="nobody"), "account"),
}


@pytest.fixture
def forger(world: World) -> Forger:
    account = world.person()
    world.access.jwks()
    return Forger(world.key, account.account_id)


@pytest.mark.parametrize("name", [*FORMS, *SIGNATURES, *CLAIMS])
def test_a_token_that_fails_a_check_is_refused(world: World, forger: Forger, name: str) -> None:
    make, words = {**FORMS, **SIGNATURES, **CLAIMS}[name]
    token = make(forger)
    with pytest.raises(TokenRefused) as refused:
        world.access.principal(token)
    assert words in refused.value.message
    told = f"{refused.value.message} {refused.value.remedy} {refused.value.__cause__}"
    assert not [part for part in token.split(".") if len(part) > 12 and part in told]


def test_what_is_forged_would_pass_if_it_were_not_changed(world: World, forger: Forger) -> None:
    expected = Principal(
        "north", forger.account_id, frozenset({Scope.MATCH, Scope.DOCUMENTS_READ}), "ada"
    )
    for token in (
        forger.claiming(),
        forger.headed(typ="application/AT+JWT"),
        forger.claiming(aud=["other", ADDRESS]),
        forger.claiming(scope="match documents:read operate everything", iat=AT + 30),
        forger.claiming(exp=AT - 29, iat=AT - 600),
    ):
        assert world.access.principal(token) == expected


def test_our_own_tokens_are_as_rfc_9068_has_them(world: World) -> None:
    account = world.person()
    given = world.access.sign_in("ada", PASSWORD, [Scope.MATCH])
    header = jwt.get_unverified_header(given.access)
    (public,) = world.access.jwks()["keys"]
    assert header == {"alg": "EdDSA", "typ": "at+jwt", "kid": public["kid"]}
    key = jwt.PyJWK.from_dict(public)
    said = jwt.decode(
        given.access,
        key,
        ["EdDSA"],
        audience=ADDRESS,
        issuer=ADDRESS,
        options={"verify_exp": False, "verify_iat": False},
    )
    assert (said["sub"], said["scope"], said["exp"] - said["iat"]) == (
        account.account_id,
        "match",
        given.expires_in,
    )
    assert "d" not in public


def test_a_token_counts_until_its_end(world: World) -> None:
    world.person()
    given = world.access.sign_in("ada", PASSWORD)
    world.clock.turn(seconds=given.expires_in + LEEWAY.total_seconds() - 1)
    world.access.principal(given.access)
    world.clock.turn(seconds=1)
    with pytest.raises(TokenRefused, match="past its time"):
        world.access.principal(given.access)


def test_nothing_secret_is_shown_of_tokens_and_accounts(world: World) -> None:
    account = world.person()
    given = world.access.sign_in("ada", PASSWORD)
    assert given.refresh is not None
    shown = f"{given!r} {account!r}"
    assert not any(one in shown for one in (given.access, given.refresh, account.secret))
