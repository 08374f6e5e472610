#include "checks/registration/Comments.h"

#include <gtest/gtest.h>

namespace comsec::registration {
namespace {

TEST(Comments, OfMof) {
  EXPECT_EQ(commentsOf("A = \"// x\"; // y\nB /* a\nb */ C", Language::Mof),
            "            // y\n  /* a\nb */  ");
  EXPECT_EQ(commentsOf(R"(A = "\" // x"; // y)", Language::Mof), "               // y");
  EXPECT_EQ(commentsOf("/* open", Language::Mof), "/* open");
}

TEST(Comments, OfReg) {
  EXPECT_EQ(commentsOf("\"A\"=\"6 ; x\" ; y\r\n; z", Language::Reg), "            ; y\r\n; z");
  EXPECT_EQ(commentsOf("\"A\"=\"C:\\\\\" ; y", Language::Reg), "           ; y");
  EXPECT_EQ(commentsOf("\"open\n; y", Language::Reg), "     \n; y")
      << "a string ends with its line";
}

TEST(Comments, OfInf) {
  EXPECT_EQ(commentsOf("HKLM,\"C:\\\",\"a \"\"; b\"\"\" ; y\r\n; z", Language::Inf),
            "                       ; y\r\n; z");
}

TEST(Comments, OfWix) {
  EXPECT_EQ(commentsOf("<A B=';//'> <!-- y\nz --></A>", Language::Wix),
            "            <!-- y\nz -->    ");
}

TEST(Comments, AreNoneInScripts) {
  EXPECT_EQ(commentsOf("HKCR // x\n; y", Language::Rgs), "         \n   ");
}

} // namespace
} // namespace comsec::registration
