internal import Verification

print(LedgerVerifier.self)
