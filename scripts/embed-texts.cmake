# Writes OUT: one line TEXT("<name>", R"text(<text>)text") for each file that fits the pattern GLOB,
# in the order of names; "page.md" is called "page".
cmake_minimum_required(VERSION 3.25)
file(GLOB files ${GLOB})
list(SORT files)
set(all "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} content)
  string(APPEND all "TEXT(\"${name}\", R\"text(${content})text\")\n")
endforeach()
file(WRITE ${OUT} "${all}")
