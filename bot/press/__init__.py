"""The press: what is made to be read on paper or as a picture. Each maker takes figures and gives bytes; nothing here knows a chat."""
