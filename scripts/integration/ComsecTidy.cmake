# CMake: a target that scans what a build makes, and our checks in clang-tidy while it compiles.
#
#   find_package(comsec-tidy REQUIRED)     # installed; else include() this file, before any target
#   comsec_tidy_add_target(comsec)         # ninja comsec
#   comsec_tidy_use_plugin(agent service)  # findings of single files beside the compiler's warnings
#
# The target reads compile_commands.json, which Ninja and Makefile generators write, and which sources
# make which program from CMake's File API.
include_guard(GLOBAL)

# Wanted before targets are made: they take it over from here.
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(COMMAND cmake_file_api) # CMake 3.27
  cmake_file_api(QUERY API_VERSION 1 CODEMODEL 2)
else() # answered from the second configuration on; until then build.ninja tells the same
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/.cmake/api/v1/query)
  file(TOUCH ${CMAKE_BINARY_DIR}/.cmake/api/v1/query/codemodel-v2)
endif()

find_program(COMSEC_TIDY_PROGRAM comsec-tidy DOC "comsec-tidy, for comsec_tidy_add_target")
find_program(COMSEC_CLANG_TIDY clang-tidy-22 DOC "the clang-tidy that takes the plugin")
set(comsec_prefix)
if(COMSEC_TIDY_PROGRAM)
  file(REAL_PATH ${COMSEC_TIDY_PROGRAM} comsec_prefix)
  cmake_path(GET comsec_prefix PARENT_PATH comsec_prefix)
  cmake_path(GET comsec_prefix PARENT_PATH comsec_prefix)
endif()
find_file(COMSEC_TIDY_PLUGIN comsec-tidy-plugin.so
  HINTS ${comsec_prefix}/lib/comsec-tidy/llvm-22 ${comsec_prefix}/lib
  NO_DEFAULT_PATH DOC "our plugin for clang-tidy")

# comsec_tidy_add_target(NAME [FAIL_ON error|warning|note|never] [SARIF FILE] [HTML FILE]
#                        [DEPENDS TARGET…] [OPTIONS OPTION…])
#   A target that scans the whole build and fails for findings. FILEs are relative to the build folder.
#   DEPENDS: what writes sources or headers that are scanned, too.
function(comsec_tidy_add_target name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "FAIL_ON;SARIF;HTML" "DEPENDS;OPTIONS")
  if(ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "comsec_tidy_add_target: what is '${ARG_UNPARSED_ARGUMENTS}'?")
  elseif(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "comsec_tidy_add_target: ${CMAKE_GENERATOR} writes no compile_commands.json; "
                        "scan the solution instead: comsec-tidy scan ${PROJECT_NAME}.sln")
  elseif(NOT COMSEC_TIDY_PROGRAM)
    message(FATAL_ERROR "comsec_tidy_add_target: comsec-tidy is not installed (COMSEC_TIDY_PROGRAM)")
  endif()
  set(options ${ARG_OPTIONS})
  if(ARG_FAIL_ON)
    list(APPEND options --fail-on ${ARG_FAIL_ON})
  endif()
  foreach(kind SARIF HTML)
    if(ARG_${kind})
      cmake_path(ABSOLUTE_PATH ARG_${kind} BASE_DIRECTORY ${CMAKE_BINARY_DIR})
      string(TOLOWER ${kind} option)
      list(APPEND options --${option} ${ARG_${kind}})
    endif()
  endforeach()
  add_custom_target(${name}
    COMMAND ${COMSEC_TIDY_PROGRAM} scan ${CMAKE_BINARY_DIR} --root ${CMAKE_SOURCE_DIR} ${options}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Looking at COM security set-up"
    USES_TERMINAL VERBATIM)
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
endfunction()

# comsec_tidy_use_plugin(TARGET… [CHECKS GLOBS])
#   Has clang-tidy look at each source of the targets as it is compiled. What needs the whole program
#   only the target above can say.
function(comsec_tidy_use_plugin)
  cmake_parse_arguments(PARSE_ARGV 0 ARG "" "CHECKS" "")
  if(NOT COMSEC_CLANG_TIDY OR NOT COMSEC_TIDY_PLUGIN)
    message(FATAL_ERROR "comsec_tidy_use_plugin: clang-tidy-22 or the plugin is not installed "
                        "(COMSEC_CLANG_TIDY, COMSEC_TIDY_PLUGIN)")
  endif()
  if(NOT ARG_CHECKS)
    set(ARG_CHECKS "-*,comsec-*")
  endif()
  set(command ${COMSEC_CLANG_TIDY} --load=${COMSEC_TIDY_PLUGIN} --checks=${ARG_CHECKS} --quiet)
  foreach(target ${ARG_UNPARSED_ARGUMENTS})
    set_target_properties(${target} PROPERTIES C_CLANG_TIDY "${command}" CXX_CLANG_TIDY "${command}")
  endforeach()
endfunction()
