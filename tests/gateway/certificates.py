"""A small certificate authority for one test run, and the gateway's certificate by it. No key outlives the test."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

NAME = "gateway.luming.test"  # nobody resolves it: a client names it as the target that it expects

# Strict verifiers (Python 3.13) want all of these extensions; OpenSSL's own defaults differ from version to version.
CONFIG = f"""
[req]
distinguished_name = name
prompt = no
[name]
CN = Luming test
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:{NAME}, IP:127.0.0.1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""


@dataclass(frozen=True)
class Certificates:
    """Files in PEM: what a client trusts, and what the gateway shows."""

    ca: Path
    cert: Path
    key: Path
    name: str = NAME


def make_certificates(folder: Path) -> Certificates:
    """Make a new authority and a server certificate with the openssl command."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "openssl.cnf").write_text(CONFIG)

    def openssl(words: str) -> None:
        subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True)

    new_key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config openssl.cnf"
    openssl(f"req -x509 {new_key} -extensions ca -days 2 -keyout ca.key -out ca.pem")
    openssl(f"req {new_key} -subj /CN={NAME} -keyout server.key -out server.csr")
    openssl(
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial "
        "-extfile openssl.cnf -extensions server -days 2 -out server.pem"
    )
    return Certificates(folder / "ca.pem", folder / "server.pem", folder / "server.key")
