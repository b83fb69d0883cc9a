// The parts of OpenSSL 3 that Sealing uses.
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// A parameter keeps the pointer to its name, and a Swift string has no address that outlives the call: so the names, which
// are macros for string literals, are put in here.

static inline OSSL_PARAM switchboard_parameter_sha256(void) {
  return OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SHA256", 0);
}

static inline OSSL_PARAM switchboard_parameter_sha1(void) {
  return OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SHA1", 0);
}

static inline OSSL_PARAM switchboard_parameter_sha512(void) {
  return OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SHA512", 0);
}

static inline OSSL_PARAM switchboard_parameter_key(const void *bytes, size_t count) {
  return OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)bytes, count);
}

static inline OSSL_PARAM switchboard_parameter_salt(const void *bytes, size_t count) {
  return OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)bytes, count);
}

static inline OSSL_PARAM switchboard_parameter_info(const void *bytes, size_t count) {
  return OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)bytes, count);
}

static inline OSSL_PARAM switchboard_parameter_rsa_modulus(const void *native, size_t count) {
  return OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_RSA_N, (unsigned char *)native, count);
}

static inline OSSL_PARAM switchboard_parameter_rsa_exponent(const void *native, size_t count) {
  return OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_RSA_E, (unsigned char *)native, count);
}

static inline OSSL_PARAM switchboard_parameter_p256(void) {
  return OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"prime256v1", 0);
}

static inline OSSL_PARAM switchboard_parameter_point(const void *bytes, size_t count) {
  return OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)bytes, count);
}

// Macros that are expressions, which Swift does not see.
static inline int switchboard_public_key(void) { return EVP_PKEY_PUBLIC_KEY; }

static inline int switchboard_ed25519(void) { return EVP_PKEY_ED25519; }

static inline EVP_PKEY *switchboard_generate_p256_key(void) {
  return EVP_EC_gen("P-256");
}

static inline int switchboard_mbstring_utf8(void) {
  return MBSTRING_UTF8;
}
