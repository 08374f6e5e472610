# What is installed, and the .deb that CPack makes of it (scripts/package). The driver finds its parts
# relative to its own place, so bin, lib and share are no settings.
include(GNUInstallDirs)

# The build folder has the driver's headers where an installed copy has them.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/comsec-tidy)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/driver/headers ${CMAKE_BINARY_DIR}/share/comsec-tidy/headers SYMBOLIC)

# The maintainer of the package, as Debian wants it; who builds it for others puts in his own.
set(COMSEC_MAINTAINER "comsec-tidy maintainers <comsec-tidy@users.noreply.github.com>"
    CACHE STRING "name <address> for the package")
set(COMSEC_HOMEPAGE https://github.com/comsec-tidy/comsec-tidy)

# Man pages, completions, licence: written by the programs themselves where that can be.
set(written ${CMAKE_BINARY_DIR}/package)
add_custom_target(package-files
  COMMAND ${CMAKE_COMMAND} -E env "MAINTAINER=${COMSEC_MAINTAINER}" HOMEPAGE=${COMSEC_HOMEPAGE}
          VERSION=${PROJECT_VERSION} LLVM=${LLVM_VERSION_MAJOR}
          ${CMAKE_SOURCE_DIR}/scripts/packaging/write-files
          $<TARGET_FILE:comsec-tidy> ${written}
  DEPENDS comsec-tidy
  VERBATIM)

install(TARGETS comsec-tidy comsec-clang-tidy RUNTIME DESTINATION bin)
# Not among the libraries: nothing links it. It fits one version only, so its path says which.
install(TARGETS comsec-tidy-plugin LIBRARY DESTINATION lib/comsec-tidy/llvm-${LLVM_VERSION_MAJOR})
install(DIRECTORY driver/headers/ DESTINATION share/comsec-tidy/headers)
install(FILES scripts/integration/ComsecTidy.cmake DESTINATION share/cmake/comsec-tidy
        RENAME comsec-tidy-config.cmake) # for find_package
install(DIRECTORY scripts/integration DESTINATION share/comsec-tidy
        PATTERN ComsecTidy.cmake EXCLUDE PATTERN pre-commit EXCLUDE)
install(PROGRAMS scripts/integration/pre-commit DESTINATION share/comsec-tidy/integration)
install(FILES README.md ${written}/copyright ${written}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${written}/comsec-tidy.1.gz ${written}/comsec-clang-tidy.1.gz
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${written}/bash DESTINATION share/bash-completion/completions RENAME comsec-tidy)
install(FILES ${written}/zsh DESTINATION share/zsh/vendor-completions RENAME _comsec-tidy)
install(FILES ${written}/fish DESTINATION share/fish/vendor_completions.d RENAME comsec-tidy.fish)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT ${COMSEC_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "finds unsafe COM security set-up in Windows code")
set(CPACK_PACKAGE_DESCRIPTION
"Static analyzer for C and C++ code that sets up COM security on Windows: backup
programs (VSS requesters), WMI clients and providers, DCOM clients and servers.
It reads the whole program without building it, from a source folder, a compile
database or a Visual Studio solution, and reports as text, SARIF or HTML.
.
The package has the program comsec-tidy, the same checks as a plugin for
clang-tidy, and comsec-clang-tidy, which is clang-tidy with these checks
built in.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${COMSEC_HOMEPAGE})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# No library, but read by every scan: the headers that scanned code is parsed with.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "libclang-common-${LLVM_VERSION_MAJOR}-dev, libc++-${LLVM_VERSION_MAJOR}-dev, mingw-w64-x86-64-dev")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS clang-tidy-${LLVM_VERSION_MAJOR})
include(CPack)
