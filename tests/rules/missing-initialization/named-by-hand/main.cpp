// checks: comsec-missing-initialization
// args: --process agent=agent/* --process agent=common/session.cpp --process agenttest=tests/* --process agenttest=common/*
// No build tells which prepareProcess is in which program: the command line does.
int main() { return 0; }
