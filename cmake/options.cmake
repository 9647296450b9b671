# Compiler options that every target of ours shares. Results must be the same to the last bit from every compiler and
# optimisation level, hence no fused multiply-add and no fast-math.
option(SLUSS_TESTS "Build the tests" ON)
option(SLUSS_FUZZ "Build libFuzzer's target, tests/fuzz (clang++ only)" OFF)
option(SLUSS_PCH "Precompile common headers: faster from nothing, but a missing #include goes unseen, and ccache is idle" OFF)
option(SLUSS_WERROR "Treat warnings as errors" OFF)
set(SLUSS_SANITIZE "" CACHE STRING "Sanitizers to build with, as in -fsanitize=")

add_library(sluss_options INTERFACE)
target_compile_options(sluss_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -ffp-contract=off
                                               -UNDEBUG) # assertions stay on (docs/decisions/0004)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 at -O3 sees overlapping and overflowing copies in `"text" + std::string` (GCC bug 105651), and fmt 9's reader
    # of format strings write a byte into nothing. Neither happens.
    target_compile_options(sluss_options INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(SLUSS_WERROR)
    target_compile_options(sluss_options INTERFACE -Werror)
endif()
if(SLUSS_SANITIZE)
    target_compile_options(sluss_options INTERFACE -fsanitize=${SLUSS_SANITIZE} -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=all)
    target_link_options(sluss_options INTERFACE -fsanitize=${SLUSS_SANITIZE})
endif()
if(SLUSS_FUZZ)
    target_compile_options(sluss_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(sluss_precompile target)
    if(SLUSS_PCH)
        target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/common_headers.hpp ${ARGN})
    endif()
endfunction()

find_program(CCACHE ccache)
if(CCACHE AND NOT SLUSS_PCH AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
