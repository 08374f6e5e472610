// The level alone, in code of which no role is known: only NONE is weak for everyone.
#include <windows.h>
#include <objbase.h>

HRESULT nobodyIsAsked() {
  // No authentication and no list of who may call: anyone gets in.
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT descriptorWithoutAuthentication(SECURITY_DESCRIPTOR &Descriptor) {
  // There is a list, but nobody proves who they are.
  return CoInitializeSecurity(&Descriptor, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level warning "RPC_C_AUTHN_LEVEL_NONE"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT unknownDescriptor(PSECURITY_DESCRIPTOR Descriptor) {
  // The descriptor may be NULL or not: the milder judgement.
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level warning "RPC_C_AUTHN_LEVEL_NONE"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT negotiated() {
  // DEFAULT is the number 0 and still not weak: COM negotiates and never picks NONE.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT negotiatedAsNumber() {
  // The same, written as its number.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, 0, RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE,
                              NULL);
}

HRESULT connect() {
  // A NULL descriptor is the descriptor rules' business once callers are authenticated, and no
  // document asks more than CONNECT of code without a role.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_CONNECT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT strongest() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
